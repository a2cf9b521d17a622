package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import com.sun.management.UnixOperatingSystemMXBean;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.LinkException;

/** What the tests of links share: descriptions, deadlines, the count of threads. */
final class Links {

    static final long MS = 1_000_000L;
    /** A deadline that a healthy loopback exchange meets on a busy machine. */
    static final long AMPLE_MS = 5_000;
    /** How much later than its deadline a call may return on a busy machine. */
    static final long SLACK_MS = 2_000;

    static final RegisterBlock WRITE = RegisterBlock.ofNumber(1, 3);
    static final RegisterBlock READ = RegisterBlock.ofNumber(4, 3);

    private static final Pattern LINK_THREAD = Pattern.compile("plc4x-tm-thread-\\d+|pool-\\d+-thread-\\d+|link-.*");

    private Links() {}

    static LinkDescription description(int port, int unit, RegisterBlock write, RegisterBlock read) {
        return new LinkDescription("test-drive", "plc4x-modbus-tcp", "127.0.0.1", port, unit, 20 * MS, 60 * MS,
                100 * MS, 300 * MS, write, read);
    }

    static DriveLink open(int port) {
        return open(port, RealDevice.UNIT, WRITE, READ);
    }

    static DriveLink open(int port, int unit, RegisterBlock write, RegisterBlock read) {
        return new Plc4xModbusTcpProvider().open(description(port, unit, write, read));
    }

    static void connect(DriveLink link) throws LinkException {
        link.connect(in(AMPLE_MS));
    }

    static long in(long ms) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    }

    static short[] words(int... values) {
        short[] words = new short[values.length];
        for (int i = 0; i < values.length; i++) {
            words[i] = (short) values[i];
        }
        return words;
    }

    /** Threads that a connection brings with it. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> LINK_THREAD.matcher(thread.getName()).matches()).count();
    }

    static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    static void awaitThreads(long atMost) {
        await(() -> threads() <= atMost, "at most " + atMost + " threads of connections");
    }

    static void await(BooleanSupplier condition, String what) {
        long deadlineNs = in(20_000);
        while (!condition.getAsBoolean() && System.nanoTime() < deadlineNs) {
            LockSupport.parkNanos(5 * MS);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
