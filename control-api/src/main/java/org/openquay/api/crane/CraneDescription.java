package org.openquay.api.crane;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One crane, whole and validated. Indices in the parts refer to the lists here.
 *
 * @param id            the crane's name in every record, path and address
 * @param periodNs      length of the control cycle, ns
 * @param maxLatenessNs a cycle later than this ends in a controlled stop, ns
 * @param groups        names of the axis groups; each has at most one lease holder
 * @param axes          axes of motion
 * @param drives        drives
 * @param links         connections to devices
 * @param signals       the crane's I/O
 * @param load          load limits
 * @param pendulum      ropes and sway
 * @param spreader      spreader
 * @param wind          wind limits
 * @param site          vessel, lanes, obstacles
 * @param levers        the cabin's levers
 */
public record CraneDescription(String id, long periodNs, long maxLatenessNs, List<String> groups,
        List<AxisDescription> axes, List<DriveDescription> drives, List<LinkDescription> links,
        List<SignalDescription> signals, LoadDescription load, PendulumDescription pendulum,
        SpreaderDescription spreader, WindDescription wind, SiteDescription site, LeversDescription levers) {

    public CraneDescription {
        groups = List.copyOf(groups);
        axes = List.copyOf(axes);
        drives = List.copyOf(drives);
        links = List.copyOf(links);
        signals = List.copyOf(signals);
    }

    /** A crane without levers. */
    public CraneDescription(String id, long periodNs, long maxLatenessNs, List<String> groups,
            List<AxisDescription> axes, List<DriveDescription> drives, List<LinkDescription> links,
            List<SignalDescription> signals, LoadDescription load, PendulumDescription pendulum,
            SpreaderDescription spreader, WindDescription wind, SiteDescription site) {
        this(id, periodNs, maxLatenessNs, groups, axes, drives, links, signals, load, pendulum, spreader, wind, site,
                LeversDescription.NONE);
    }

    /** Index of the first axis with that role. */
    public OptionalInt axis(AxisRole role) {
        return IntStream.range(0, axes.size()).filter(i -> axes.get(i).role() == role).findFirst();
    }
}
