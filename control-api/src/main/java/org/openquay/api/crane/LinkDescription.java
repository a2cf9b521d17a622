package org.openquay.api.crane;

/**
 * One connection to one device, with its time budget: period &lt; deadline &lt; stale bound &lt; device watchdog.
 *
 * @param name        unique short name
 * @param driver      name of the {@code DriveLinkProvider} that carries it
 * @param host        host name or address of the device
 * @param port        TCP port
 * @param unit        unit identifier on the device
 * @param periodNs    time between exchanges, ns
 * @param deadlineNs  longest time one exchange may take, ns
 * @param staleNs     age at which what was read must no longer be used, ns
 * @param watchdogNs  the device's own communication-loss time; 0 when it has none, ns
 * @param write       registers written by each exchange; {@link RegisterBlock#NONE} where a drive profile decides, and
 *                    for a link that only reads
 * @param read        registers read by each exchange; {@link RegisterBlock#NONE} where a drive profile decides
 */
public record LinkDescription(String name, String driver, String host, int port, int unit, long periodNs,
        long deadlineNs, long staleNs, long watchdogNs, RegisterBlock write, RegisterBlock read) {

    /** The same for somebody who only reads: there is nothing that the link could write. */
    public LinkDescription readOnly() {
        return new LinkDescription(name, driver, host, port, unit, periodNs, deadlineNs, staleNs, watchdogNs,
                RegisterBlock.NONE, read);
    }
}
