package org.openquay.journal.words;

import java.util.List;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;

/** Names instead of indices; an index that no name is known for stays a number. */
public record CraneNames(List<String> axes, List<String> drives, List<String> links, List<String> groups,
        List<String> writers) {

    /** Names as the crane file gives them. */
    public static CraneNames of(CraneDescription crane, List<String> writers) {
        return new CraneNames(crane.axes().stream().map(AxisDescription::name).toList(),
                crane.drives().stream().map(DriveDescription::name).toList(),
                crane.links().stream().map(LinkDescription::name).toList(), crane.groups(), writers);
    }

    /** No name is known. */
    public static CraneNames none() {
        return new CraneNames(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Name of that axis. */
    public String axis(int index) {
        return name(axes, index, "axis");
    }

    /** Name of that drive. */
    public String drive(int index) {
        return name(drives, index, "drive");
    }

    /** Name of that link. */
    public String link(int index) {
        return name(links, index, "link");
    }

    /** Name of that group. */
    public String group(int index) {
        return name(groups, index, "group");
    }

    /** Name of that writer. */
    public String writer(int index) {
        return name(writers, index, "writer");
    }

    private static String name(List<String> names, int index, String what) {
        return index >= 0 && index < names.size() ? names.get(index) : what + " " + index;
    }
}
