package org.openquay.app.crane;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.app.file.Fields;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.runtime.CraneControl;
import org.openquay.runtime.Drivers;

/**
 * Puts together what control of a crane consists of, profiles, links and kernel, without connecting to anything, so that
 * a file which control refuses is refused wherever it is read. What the parts say against their descriptions is told by
 * line and field.
 */
final class CraneAssembly {

    /** {@code drive 'hoist': addressBase is 'x', allowed is reg1 or wire0}. */
    private static final Pattern SETTING = Pattern.compile("[^:]*: (\\S+)(?: is '(.*)', allowed is (.*))");
    /** {@code link 'crane-io': driver 'x' is not on the class path; there are: a, b}. */
    private static final Pattern NAME = Pattern.compile("[^:]*: (\\S+) '(.*)' is not on the class path; (.*)");

    private final CraneDescription crane;
    private final YamlTree tree;
    private final List<Problem> problems = new ArrayList<>();

    CraneAssembly(CraneDescription crane, YamlTree tree) {
        this.crane = crane;
        this.tree = tree;
    }

    List<Problem> problems() {
        List<DriveProfile> profiles = profiles();
        if (problems.isEmpty()) {
            List<LinkDescription> wired = Drivers.wired(crane, profiles);
            links(wired);
            apart(wired);
        }
        if (problems.isEmpty()) {
            kernel();
        }
        return problems;
    }

    private List<DriveProfile> profiles() {
        List<DriveProfile> profiles = new ArrayList<>();
        for (int i = 0; i < crane.drives().size(); i++) {
            DriveDescription drive = crane.drives().get(i);
            try {
                profiles.addAll(Drivers.profiles(alone(drive)));
            } catch (IllegalArgumentException e) {
                refused("/drives/" + i, e);
            }
        }
        return profiles;
    }

    private CraneDescription alone(DriveDescription drive) {
        return new CraneDescription(crane.id(), crane.periodNs(), crane.maxLatenessNs(), crane.groups(), crane.axes(),
                List.of(drive), crane.links(), crane.signals(), crane.load(), crane.pendulum(), crane.spreader(),
                crane.wind(), crane.site(), crane.levers());
    }

    private void links(List<LinkDescription> wired) {
        for (int i = 0; i < wired.size(); i++) {
            try {
                Drivers.links(List.of(wired.get(i))).forEach(link -> link.close());
            } catch (IllegalArgumentException e) {
                refused("/links/" + i, e);
            }
        }
    }

    /** No two links may write the same register of one device. */
    private void apart(List<LinkDescription> wired) {
        for (int i = 0; i < wired.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (overlap(wired.get(i), wired.get(j))) {
                    String pointer = "/links/" + i + (tree.root().at("/links/" + i + "/write").isMissingNode()
                            ? "/port"
                            : "/write/register");
                    problem(pointer, tree.root().at(pointer).asText(),
                            "writes registers that link '" + wired.get(j).name() + "' writes too");
                }
            }
        }
    }

    private static boolean overlap(LinkDescription a, LinkDescription b) {
        boolean oneDevice = a.host().equalsIgnoreCase(b.host()) && a.port() == b.port() && a.unit() == b.unit();
        return oneDevice && a.write().address() < b.write().address() + b.write().words()
                && b.write().address() < a.write().address() + a.write().words();
    }

    private void kernel() {
        try {
            CraneControl.of(crane).open().close();
        } catch (IllegalArgumentException e) {
            problem("", "", String.valueOf(e.getMessage()));
        }
    }

    private void refused(String at, IllegalArgumentException refusal) {
        String says = String.valueOf(refusal.getMessage());
        Matcher setting = SETTING.matcher(says);
        Matcher name = NAME.matcher(says);
        if (setting.matches()) {
            problem(pointer(at, setting.group(1)), setting.group(2), "must be " + setting.group(3));
        } else if (name.matches()) {
            problem(pointer(at, name.group(1)), name.group(2), "is not on the class path; " + name.group(3));
        } else {
            problem(at, "", says);
        }
    }

    /** A part names its field, or one of its parameters. */
    private String pointer(String at, String field) {
        String parameter = at + "/parameters/" + field;
        return tree.root().at(parameter).isMissingNode() ? at + "/" + field.replace('.', '/') : parameter;
    }

    private void problem(String pointer, String value, String allowed) {
        problems.add(new Problem(tree.line(pointer), Fields.path(pointer), value, allowed));
    }
}
