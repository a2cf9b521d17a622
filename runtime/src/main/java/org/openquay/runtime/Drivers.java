package org.openquay.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveLinkProvider;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.DriveProfileProvider;

/**
 * Finds the profiles and links that a crane's description names, among everything on the class path that offers itself
 * as a service.
 */
public final class Drivers {

    private Drivers() {}

    /**
     * A profile for each drive, in their order.
     *
     * @throws IllegalArgumentException naming drive, profile and the profiles there are
     */
    public static List<DriveProfile> profiles(CraneDescription crane) {
        List<DriveProfile> profiles = new ArrayList<>();
        for (DriveDescription drive : crane.drives()) {
            profiles.add(find(DriveProfileProvider.class, DriveProfileProvider::name, drive.profile(),
                    "drive '" + drive.name() + "': profile").open(drive));
        }
        return profiles;
    }

    /**
     * An unconnected link for each link description, in their order.
     *
     * @throws IllegalArgumentException naming link, driver and the drivers there are
     */
    public static List<DriveLink> links(List<LinkDescription> descriptions) {
        return links(descriptions, false);
    }

    /** The same; {@code passOver} makes those that have nothing to read or write exchange nothing with nobody. */
    static List<DriveLink> links(List<LinkDescription> descriptions, boolean passOver) {
        List<DriveLink> links = new ArrayList<>();
        for (LinkDescription link : descriptions) {
            boolean empty = link.read().words() + link.write().words() == 0;
            links.add(passOver && empty
                    ? new SilentLink()
                    : find(DriveLinkProvider.class, DriveLinkProvider::name, link.driver(),
                            "link '" + link.name() + "': driver").open(link));
        }
        return links;
    }

    /** The links with the register blocks of the drives on them filled in, in their order. */
    public static List<LinkDescription> wired(CraneDescription crane, List<DriveProfile> profiles) {
        List<LinkDescription> wired = new ArrayList<>(crane.links());
        for (int i = 0; i < profiles.size(); i++) {
            int index = crane.drives().get(i).link();
            wired.set(index, withBlocks(wired.get(index), profiles.get(i).writeBlock(), profiles.get(i).readBlock()));
        }
        return wired;
    }

    private static LinkDescription withBlocks(LinkDescription link, RegisterBlock write, RegisterBlock read) {
        return new LinkDescription(link.name(), link.driver(), link.host(), link.port(), link.unit(), link.periodNs(),
                link.deadlineNs(), link.staleNs(), link.watchdogNs(), write, read);
    }

    private static <P> P find(Class<P> type, Function<P, String> name, String wanted, String where) {
        List<P> all = ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get).toList();
        return all.stream().filter(provider -> name.apply(provider).equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(where + " '" + wanted + "' is not on the class path; "
                        + "there are: " + all.stream().map(name).sorted().collect(Collectors.joining(", "))));
    }
}
