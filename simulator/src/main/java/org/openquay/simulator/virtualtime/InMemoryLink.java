package org.openquay.simulator.virtualtime;

import org.jspecify.annotations.Nullable;

import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.drive.LinkException;
import org.openquay.simulator.device.RegisterDevice;
import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;

/**
 * Words between memory and a virtual device in virtual time. Words that are written reach the device after the latency;
 * those that are read are what it shows then, and come back after the latency once more.
 *
 * <p>Whoever runs several links beside each other uses {@link #begin} and {@link #poll} and lets time pass in between;
 * {@link #exchange} does the same in one call and lets the time pass itself. Deadlines are points in virtual time. No
 * allocation after the first exchange.
 */
public final class InMemoryLink implements DriveLink {

    private enum Journey {
        NONE, GOING, COMING, LOST
    }

    private final String name;
    private final VirtualTime time;
    private final RegisterDevice device;
    private final RegisterBlock write;
    private final RegisterBlock read;
    private final Noise noise;
    private final short[] outgoing;
    private final short[] incoming;

    private Disturbance disturbance = Disturbance.NONE;
    private boolean connected;
    private boolean awaited;
    private Journey journey = Journey.NONE;
    private long dueNs;
    private long deadlineNs;
    private long answeredNs;
    private ExchangeResult arriving = ExchangeResult.OK;
    private String lastFailure = "";

    InMemoryLink(String name, VirtualTime time, RegisterDevice device, RegisterBlock write, RegisterBlock read,
            Noise noise) {
        this.name = name;
        this.time = time;
        this.device = device;
        this.write = write;
        this.read = read;
        this.noise = noise;
        this.outgoing = new short[write.words()];
        this.incoming = new short[read.words()];
    }

    /** Changes how the link behaves, from the next exchange on. */
    public void disturb(Disturbance by) {
        disturbance = by;
        if (by.unplugged()) {
            connected = false;
        }
    }

    @Override
    public void connect(long untilNs) throws LinkException {
        if (disturbance.unplugged()) {
            throw failed("no connection to " + name);
        }
        int answer = read.words() > 0 ? device.read(read.address(), read.words(), incoming) : RegisterDevice.OK;
        if (disturbance.silent() || answer == RegisterDevice.NO_ANSWER) {
            time.advance(Math.max(0, untilNs - time.nowNs()));
            throw failed("no answer from " + name);
        }
        if (answer != RegisterDevice.OK) {
            throw failed(name + " refused the first read with exception " + answer);
        }
        connected = true;
    }

    private LinkException failed(String message) {
        lastFailure = message;
        return new LinkException(message);
    }

    /** Sends words on their way; what an earlier exchange was still waiting for is given up. */
    public void begin(short[] out, long untilNs) {
        if (journey == Journey.GOING) {
            arrive(time.nowNs());
        }
        awaited = true;
        deadlineNs = untilNs;
        if (!connected) {
            journey = Journey.NONE;
            return;
        }
        System.arraycopy(out, 0, outgoing, 0, outgoing.length);
        boolean lost = disturbance.silent() || noise.uniform() < disturbance.lossRate() / 2;
        journey = lost ? Journey.LOST : Journey.GOING;
        dueNs = time.nowNs() + latencyNs();
    }

    private long latencyNs() {
        return disturbance.latencyNs() + (long) (noise.uniform() * disturbance.jitterNs());
    }

    /** Whether an exchange has begun and not been polled to its end. */
    public boolean underWay() {
        return awaited;
    }

    /** How the exchange ended, with the words read on OK; null while it is under way. */
    public @Nullable ExchangeResult poll(short[] in) {
        if (!awaited) {
            throw new IllegalStateException("no exchange has begun on " + name);
        }
        ExchangeResult result = result();
        if (result == null) {
            return null;
        }
        awaited = false;
        if (result == ExchangeResult.OK) {
            System.arraycopy(incoming, 0, in, 0, incoming.length);
        } else {
            lastFailure = name + ": " + result;
            connected &= !result.mustReconnect();
        }
        return result;
    }

    private @Nullable ExchangeResult result() {
        if (!connected) {
            return ExchangeResult.DISCONNECTED;
        }
        if (journey == Journey.COMING && dueNs <= Math.min(time.nowNs(), deadlineNs)) {
            journey = Journey.NONE;
            answeredNs = dueNs;
            return arriving;
        }
        return time.nowNs() >= deadlineNs ? ExchangeResult.TIMEOUT : null;
    }

    /** When the last answer arrived, ns. */
    public long answeredNs() {
        return answeredNs;
    }

    /** Lets happen what is due by now. */
    void deliver(long nowNs) {
        if (journey == Journey.GOING && dueNs <= nowNs) {
            arrive(nowNs);
        }
    }

    private void arrive(long nowNs) {
        int answer = write.words() > 0 ? device.write(write.address(), write.words(), outgoing) : RegisterDevice.OK;
        if (answer == RegisterDevice.OK && read.words() > 0) {
            answer = device.read(read.address(), read.words(), incoming);
        }
        boolean lost = answer == RegisterDevice.NO_ANSWER || noise.uniform() < disturbance.lossRate() / 2;
        journey = lost ? Journey.LOST : Journey.COMING;
        dueNs = Math.max(dueNs, nowNs) + latencyNs();
        arriving = answer == RegisterDevice.OK ? ExchangeResult.OK : ExchangeResult.DEVICE_EXCEPTION;
        if (noise.uniform() < disturbance.brokenFrameRate()) {
            arriving = ExchangeResult.PROTOCOL_ERROR;
        }
        if (noise.uniform() < disturbance.garbageRate()) {
            for (int i = 0; i < incoming.length; i++) {
                incoming[i] = noise.word();
            }
        }
    }

    @Override
    public ExchangeResult exchange(short[] out, short[] in, long untilNs) {
        begin(out, untilNs);
        ExchangeResult result = poll(in);
        while (result == null) {
            time.advance(Math.min(Plant.STEP_NS, Math.max(1, untilNs - time.nowNs())));
            result = poll(in);
        }
        return result;
    }

    @Override
    public String lastFailure() {
        return lastFailure;
    }

    /** Breaks the connection; words that are already on their way still reach the device. */
    @Override
    public void close() {
        connected = false;
        awaited = false;
    }
}
