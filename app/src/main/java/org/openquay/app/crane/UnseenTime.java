package org.openquay.app.crane;

import java.util.stream.DoubleStream;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalRole;

/** How long an axis may go on unhindered when everything is lost. */
final class UnseenTime {

    private UnseenTime() {}

    /**
     * Until the slowest of the axis's links, those of its drives and of its brake's release, counts as stale at this end
     * and its device's watchdog acts at the other, and the brake has closed, s. The kernel counts the same.
     */
    static double ofAxisS(CraneDescription crane, int axis) {
        DoubleStream drives = crane.drives().stream().filter(drive -> drive.axis() == axis)
                .mapToDouble(drive -> lossS(crane.links().get(drive.link())));
        DoubleStream releases = crane.signals().stream()
                .filter(signal -> signal.role() == SignalRole.BRAKE_RELEASE && signal.index() == axis)
                .mapToDouble(signal -> lossS(crane.links().get(signal.link())));
        return DoubleStream.concat(drives, releases).max().orElse(0) + crane.axes().get(axis).brake().closeDelayS();
    }

    private static double lossS(LinkDescription link) {
        return (link.staleNs() + link.watchdogNs()) / 1e9;
    }
}
