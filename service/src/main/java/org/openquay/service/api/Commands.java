package org.openquay.service.api;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import io.vertx.core.Future;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.crane.AxisRole;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.status.Refusal;
import org.openquay.service.ServiceSettings;
import org.openquay.service.command.Answer;
import org.openquay.service.view.CraneView;

/** The commands of both writers, terminal and operator, and the leases that they are given under. Event loop only. */
final class Commands {

    private static final long SHORT_MS = Command.TAKES_BACK_NS / 1_000_000;
    /** The kernel keeps the lease while there is work; the terminal needs it for longer only to hand that over. */
    private static final long TERMINAL_LEASE_MS = 3_000;

    /** One writer: its number in the kernel, its door, its lease of each group. */
    private record Writer(String name, int number, Sender sender, List<Lease> leases) {

        static Writer of(String name, int number, Sender sender, int groups) {
            return new Writer(name, number, sender,
                    IntStream.range(0, groups).mapToObj(group -> new Lease(sender, group)).toList());
        }
    }

    private final CraneView view;
    /** Group whose lease jobs, twistlocks and halts need: that of the hoist. */
    private final int jobGroup;
    private final Writer terminal;
    private final Writer operator;
    /** How often the operator himself claimed a lease. */
    private long operatorClaims;

    Commands(ServiceSettings settings, CraneView view, Sender terminal, Sender operator) {
        this.view = view;
        CraneDescription crane = settings.crane();
        jobGroup = crane.axis(AxisRole.HOIST).stream().map(hoist -> crane.axes().get(hoist).group()).findFirst()
                .orElse(0);
        int groups = crane.groups().size();
        this.terminal =
                Writer.of(settings.terminal(), settings.writers().indexOf(settings.terminal()), terminal, groups);
        this.operator =
                Writer.of(settings.operator(), settings.writers().indexOf(settings.operator()), operator, groups);
    }

    /** Group whose lease jobs, twistlocks and halts need. */
    int jobGroup() {
        return jobGroup;
    }

    /** A command of the operator that needs no lease. */
    Future<Answer> plain(CommandKind kind) {
        return operator.sender().send(command -> command.kind = kind, SHORT_MS);
    }

    /** A command of the terminal about one of its jobs that needs no lease. */
    Future<Answer> aboutJob(Consumer<Command> fill) {
        return terminal.sender().send(fill, SHORT_MS);
    }

    /** A command of the terminal under its own lease; refused while the operator holds that. */
    Future<Answer> terminals(Consumer<Command> fill) {
        return underLease(terminal, fill);
    }

    /** A command of the operator about a job: under his lease while he holds it, else under the terminal's. */
    Future<Answer> operators(Consumer<Command> fill) {
        return holds(operator, jobGroup)
                ? live(jobGroup, fill, SHORT_MS)
                : underLease(terminal, fill);
    }

    /**
     * Takes a halt back, under the lease of whoever has one: the terminal while its jobs hold it, else the operator. What
     * is shown of the leases may be old: who is refused because the other holds it lets the other ask. A lease that the
     * operator got for this alone is given back.
     */
    Future<Answer> releaseHalt() {
        Writer first = holds(terminal, jobGroup) ? terminal : operator;
        Writer other = first == terminal ? operator : terminal;
        return releaseHalt(first).compose(answer -> answer instanceof Answer.Refused refused
                && refused.refusal() == Refusal.LEASE_HELD_BY_OTHER && refused.holder().equals(other.name())
                        ? releaseHalt(other)
                        : Future.succeededFuture(answer));
    }

    private Future<Answer> releaseHalt(Writer writer) {
        holds(writer, jobGroup);
        long epochBefore = writer.leases().get(jobGroup).epoch();
        long claimsBefore = operatorClaims;
        return underLease(writer, command -> {
            command.kind = CommandKind.RELEASE_HALT;
            command.group = jobGroup;
        }).compose(answer -> writer == operator && claimsBefore == operatorClaims
                && writer.leases().get(jobGroup).epoch() != epochBefore
                        ? release(jobGroup).transform(released -> Future.succeededFuture(answer))
                        : Future.succeededFuture(answer));
    }

    /** A live command of the operator under the lease that he claimed. */
    Future<Answer> live(int group, Consumer<Command> fill, long timeToLiveMs) {
        holds(operator, group);
        return operator.sender().send(signed(operator, group, fill), timeToLiveMs);
    }

    /** Claims or renews the operator's lease. */
    Future<Answer> claim(int group, long timeToLiveMs) {
        holds(operator, group);
        operatorClaims++;
        return operator.leases().get(group).hold(timeToLiveMs);
    }

    /** Gives the operator's lease back. */
    Future<Answer> release(int group) {
        return live(group, command -> {
            command.kind = CommandKind.RELEASE_LEASE;
            command.group = group;
        }, SHORT_MS);
    }

    private Future<Answer> underLease(Writer writer, Consumer<Command> fill) {
        return writer.leases().get(jobGroup).hold(TERMINAL_LEASE_MS)
                .compose(claimed -> claimed instanceof Answer.Accepted
                        ? writer.sender().send(signed(writer, jobGroup, fill), SHORT_MS)
                        : Future.succeededFuture(claimed));
    }

    private static Consumer<Command> signed(Writer writer, int group, Consumer<Command> fill) {
        return command -> {
            fill.accept(command);
            writer.leases().get(group).sign(command);
        };
    }

    /** Whether the writer holds it, as far as the crane shows; also a lease that an earlier process claimed. */
    private boolean holds(Writer writer, int group) {
        return view.shown().map(CraneView.Shown::image).filter(image -> image.leaseHolder[group] == writer.number())
                .map(image -> {
                    writer.leases().get(group).knowEpoch(image.leaseEpoch[group]);
                    return true;
                }).orElse(false);
    }
}
