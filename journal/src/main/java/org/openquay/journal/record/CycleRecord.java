package org.openquay.journal.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.agrona.concurrent.UnsafeBuffer;

import org.openquay.api.command.Command;
import org.openquay.api.drive.LinkState;
import org.openquay.api.image.Event;
import org.openquay.api.image.ImageShape;
import org.openquay.api.image.InputImage;
import org.openquay.api.image.LinkInput;
import org.openquay.api.image.OutputImage;
import org.openquay.api.image.PlanImage;
import org.openquay.api.image.PlanRequest;
import org.openquay.api.image.StatusImage;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;

/**
 * One cycle whole: what the step saw and what it put out.
 *
 * <p>Links and stop words that brought nothing new are not repeated: {@link #readInput} leaves them in the image as the
 * record before put them. So a replay begins at a record that is {@link #selfSufficient()} and feeds every record from
 * there on into the same image. Such are the first of a session, the first after a snapshot, the first after a loss, and
 * one every so many cycles.
 */
public final class CycleRecord implements Recorded {

    static final int SELF_SUFFICIENT = 1;
    static final int ACTIVE = 2;

    private final RecordHeader header;
    private final Vocabulary vocabulary;
    private final CycleDecoder decoder = new CycleDecoder();
    private final UnsafeBuffer data = new UnsafeBuffer(0, 0);
    private final int stopWordsAt;
    private final int linksAt;
    private final int commandsAt;
    private final int plansAt;
    private final int outputsAt;
    private final int eventsAt;
    private final int planRequestsAt;
    private final int statusesAt;

    /** A record from its bytes, header included, which it keeps. */
    public CycleRecord(RecordHeader header, byte[] bytes, Vocabulary vocabulary) {
        this.header = header;
        this.vocabulary = vocabulary;
        decoder.wrapAndApplyHeader(new UnsafeBuffer(bytes), 0, new RecordHeaderDecoder());
        stopWordsAt = decoder.limit();
        decoder.stopWords().forEach(any -> {});
        linksAt = decoder.limit();
        decoder.links().forEach(CycleDecoder.LinksDecoder::skipWords);
        commandsAt = decoder.limit();
        decoder.commands().forEach(any -> {});
        plansAt = decoder.limit();
        decoder.plans().forEach(CycleDecoder.PlansDecoder::sbeSkip);
        outputsAt = decoder.limit();
        decoder.outputs().forEach(CycleDecoder.OutputsDecoder::skipWords);
        eventsAt = decoder.limit();
        decoder.events().forEach(any -> {});
        planRequestsAt = decoder.limit();
        decoder.planRequests().forEach(CycleDecoder.PlanRequestsDecoder::sbeSkip);
        statusesAt = decoder.limit();
    }

    @Override
    public RecordHeader header() {
        return header;
    }

    public long tick() {
        return header.tick();
    }

    public long nowNs() {
        return header.monotonicNs();
    }

    /** Every link and every stop word is in this record, so reading can begin with it. */
    public boolean selfSufficient() {
        return (decoder.flags() & SELF_SUFFICIENT) != 0;
    }

    public boolean active() {
        return (decoder.flags() & ACTIVE) != 0;
    }

    public int elapsedTicks() {
        return decoder.elapsedTicks();
    }

    public long latenessNs() {
        return decoder.latenessNs();
    }

    public long fencingEpoch() {
        return decoder.fencingEpoch();
    }

    /** Puts what the step saw into the image, on top of what the record before put there. */
    public void readInput(InputImage in) {
        in.tick = header.tick();
        in.elapsedTicks = decoder.elapsedTicks();
        in.latenessNs = decoder.latenessNs();
        in.nowNs = header.monotonicNs();
        in.bootId = decoder.bootId();
        in.active = active();
        in.fencingEpoch = decoder.fencingEpoch();
        in.lostRecords = decoder.lostRecords();
        readStopWords(in);
        readLinks(in);
        List<Command> commands = commands();
        in.commandCount = commands.size();
        for (int i = 0; i < commands.size(); i++) {
            in.commands[i].copyFrom(commands.get(i));
        }
        in.planPresent = readPlan(in.plan);
    }

    /** Puts what the step put out into the image: words, events, plan request, status. */
    public void readExpected(OutputImage out) {
        out.begin();
        out.eventsLost = decoder.eventsLost();
        decoder.limit(outputsAt);
        int link = 0;
        for (CycleDecoder.OutputsDecoder output : decoder.outputs()) {
            output.wrapWords(data);
            Blocks.readWords(data, out.words[link++]);
        }
        List<Event> events = events();
        out.eventCount = events.size();
        for (int i = 0; i < events.size(); i++) {
            out.events[i].copyFrom(events.get(i));
        }
        out.planRequested = readPlanRequest(out.planRequest);
        out.statusPresent = readStatus(out.status);
    }

    /** Copies of the commands that came in. */
    public List<Command> commands() {
        decoder.limit(commandsAt);
        List<Command> commands = new ArrayList<>();
        for (CycleDecoder.CommandsDecoder entry : decoder.commands()) {
            commands.add(Blocks.command(entry.command(), vocabulary));
        }
        return commands;
    }

    /** Copies of the events that went out. */
    public List<Event> events() {
        decoder.limit(eventsAt);
        List<Event> events = new ArrayList<>();
        for (CycleDecoder.EventsDecoder entry : decoder.events()) {
            events.add(Blocks.event(entry.fact(), vocabulary));
        }
        return events;
    }

    public int eventCount() {
        decoder.limit(eventsAt);
        return decoder.events().count();
    }

    /** The plan that was adopted in this cycle. */
    public Optional<PlanImage> plan() {
        decoder.limit(plansAt);
        CycleDecoder.PlansDecoder plans = decoder.plans();
        if (!plans.hasNext()) {
            return Optional.empty();
        }
        PlanImage plan = new PlanImage(plans.next().paths().count());
        readPlan(plan);
        return Optional.of(plan);
    }

    /** A status is in this record. */
    public boolean statusPresent() {
        decoder.limit(statusesAt);
        return decoder.statuses().count() > 0;
    }

    /** The status that was shown in this cycle. */
    public Optional<StatusImage> status() {
        decoder.limit(statusesAt);
        CycleDecoder.StatusesDecoder statuses = decoder.statuses();
        if (!statuses.hasNext()) {
            return Optional.empty();
        }
        StatusImage status = new StatusImage(shapeOf(statuses.next()));
        readStatus(status);
        return Optional.of(status);
    }

    /** Fills the status that was shown in this cycle; false, and nothing changed, when there is none. */
    public boolean readStatus(StatusImage into) {
        decoder.limit(statusesAt);
        for (CycleDecoder.StatusesDecoder status : decoder.statuses()) {
            StatusBlocks.read(status, data, vocabulary, into);
            return true;
        }
        return false;
    }

    private void readStopWords(InputImage in) {
        decoder.limit(stopWordsAt);
        int writer = 0;
        for (CycleDecoder.StopWordsDecoder entry : decoder.stopWords()) {
            in.stopWords[writer++] = entry.word();
        }
    }

    private void readLinks(InputImage in) {
        for (LinkInput link : in.links) {
            if (link.ageNs != Long.MAX_VALUE) {
                link.ageNs = in.nowNs - link.receivedNs;
            }
        }
        decoder.limit(linksAt);
        for (CycleDecoder.LinksDecoder entry : decoder.links()) {
            LinkInput link = in.links[entry.link().link()];
            link.state = vocabulary.constant(LinkState.class, entry.link().state());
            link.timeouts = entry.link().timeouts();
            link.reconnects = entry.link().reconnects();
            link.sequence = entry.link().sequence();
            link.receivedNs = entry.link().receivedNs();
            link.ageNs = entry.link().ageNs();
            entry.wrapWords(data);
            Blocks.readWords(data, link.words);
        }
    }

    private boolean readPlan(PlanImage into) {
        decoder.limit(plansAt);
        for (CycleDecoder.PlansDecoder plan : decoder.plans()) {
            Blocks.readPlan(plan, vocabulary, into);
            return true;
        }
        return false;
    }

    private boolean readPlanRequest(PlanRequest into) {
        decoder.limit(planRequestsAt);
        for (CycleDecoder.PlanRequestsDecoder request : decoder.planRequests()) {
            Blocks.readPlanRequest(request, into);
            request.wrapHeightCm(data);
            Blocks.readWords(data, into.heightCm);
            return true;
        }
        return false;
    }

    private ImageShape shapeOf(CycleDecoder.StatusesDecoder status) {
        CycleDecoder.StatusesDecoder.AxesDecoder axes = status.axes();
        int axisCount = axes.count();
        axes.forEach(any -> {});
        CycleDecoder.StatusesDecoder.LeasesDecoder leases = status.leases();
        int groups = leases.count();
        leases.forEach(any -> {});
        return new ImageShape(new int[0], new int[0], axisCount, 0, groups, 0,
                status.heightCmLength() / Short.BYTES);
    }
}
