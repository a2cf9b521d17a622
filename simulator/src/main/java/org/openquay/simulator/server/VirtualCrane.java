package org.openquay.simulator.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.RegisterDevice;
import org.openquay.simulator.plant.MoveRecord;
import org.openquay.simulator.plant.PlantDescription;

/**
 * A crane that is not there, in real time: one Modbus TCP server for each drive and each station of crane I/O, on the
 * addresses and ports of the crane's links.
 *
 * <p>Thread-safe. It has two threads of its own, one for the plant and one for all servers, and leaves none behind.
 */
public final class VirtualCrane implements AutoCloseable {

    private static final int JOIN_MS = 5_000;

    private final SimulatedCrane crane;
    private final ReentrantLock lock = new ReentrantLock();
    private final EventLoopGroup events = new MultiThreadIoEventLoopGroup(1,
            new DefaultThreadFactory("virtual-servers", true), NioIoHandler.newFactory());
    private final DeviceServer[] serverOfLink;
    private final Queue<Writer> writers = new ConcurrentLinkedQueue<>();
    private final RealTime realTime;
    private final Thread plantThread;

    private VirtualCrane(SimulatedCrane crane) {
        this.crane = crane;
        this.serverOfLink = newServers();
        this.realTime = new RealTime(crane::step, lock, this::stopServers);
        this.plantThread = Thread.ofPlatform().name("virtual-plant").daemon().unstarted(realTime);
    }

    /** One server for each address and port; port 0 is a free port for each device. */
    private DeviceServer[] newServers() {
        List<LinkDescription> links = crane.description().links();
        Map<List<Object>, Map<Integer, RegisterDevice>> devices = new LinkedHashMap<>();
        for (int i = 0; i < links.size(); i++) {
            devices.computeIfAbsent(endpoint(i), at -> new LinkedHashMap<>()).put(links.get(i).unit(), crane.device(i));
        }
        Map<List<Object>, DeviceServer> servers = new HashMap<>();
        DeviceServer[] ofLink = new DeviceServer[links.size()];
        for (int i = 0; i < ofLink.length; i++) {
            LinkDescription link = links.get(i);
            List<Object> at = endpoint(i);
            ofLink[i] = servers.computeIfAbsent(at, key -> new DeviceServer(link.name(), link.host(), link.port(),
                    devices.getOrDefault(at, Map.of()), lock, events));
        }
        return ofLink;
    }

    private List<Object> endpoint(int index) {
        LinkDescription link = crane.description().links().get(index);
        return link.port() == 0 ? List.of(crane.device(index)) : List.of(link.host(), link.port());
    }

    /**
     * Starts servers and plant.
     *
     * @param crane the crane; a link with port 0 gets a free one, see {@link #description}
     * @param plant what the plant needs to know besides
     * @param cargo what stands where, and which trucks come
     * @param seed  of all noise
     * @throws BindException            in one line, naming address and port, when one of the servers cannot listen;
     *                                  nothing is left running then
     * @throws IllegalArgumentException naming what does not fit
     */
    public static VirtualCrane open(CraneDescription crane, PlantDescription plant, CargoPlan cargo, long seed)
            throws BindException {
        VirtualCrane virtual = new VirtualCrane(new SimulatedCrane(crane, plant, cargo, seed));
        try {
            for (DeviceServer server : virtual.serverOfLink) {
                server.start();
            }
        } catch (BindException | RuntimeException e) {
            virtual.close();
            throw e;
        }
        virtual.plantThread.start();
        return virtual;
    }

    /** The crane with the ports that its servers really listen on. */
    public CraneDescription description() {
        CraneDescription given = crane.description();
        List<LinkDescription> links = new ArrayList<>();
        for (int i = 0; i < serverOfLink.length; i++) {
            LinkDescription link = given.links().get(i);
            links.add(new LinkDescription(link.name(), link.driver(), link.host(), serverOfLink[i].port(), link.unit(),
                    link.periodNs(), link.deadlineNs(), link.staleNs(), link.watchdogNs(), link.write(), link.read()));
        }
        return new CraneDescription(given.id(), given.periodNs(), given.maxLatenessNs(), given.groups(), given.axes(),
                given.drives(), links, given.signals(), given.load(), given.pendulum(), given.spreader(), given.wind(),
                given.site(), given.levers());
    }

    /** Looks at the crane, or does something to it, between two steps. */
    public <T> T with(Function<SimulatedCrane, T> action) {
        lock.lock();
        try {
            return action.apply(crane);
        } finally {
            lock.unlock();
        }
    }

    /** Appends a line of JSON to that file for each move that ends from now on. */
    public void writeMovesTo(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writers.add(writer);
        with(inside -> {
            inside.plant().moves().onMove(move -> append(writer, move));
            return file;
        });
    }

    private static void append(Writer writer, MoveRecord move) {
        try {
            writer.write(MoveJson.line(move));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the moves", e);
        }
    }

    /** Stops the server that a link ends at: connections break, and there are no new ones. The device lives on. */
    public void stopServer(String link) {
        serverOfLink[indexOf(link)].stop();
    }

    /** Starts that server again, on the same port. */
    public void startServer(String link) throws BindException {
        serverOfLink[indexOf(link)].start();
    }

    /** How many requests to write have come to all servers: none while only shadows look on. */
    public long writeRequests() {
        return Arrays.stream(serverOfLink).distinct().mapToLong(DeviceServer::writeRequests).sum();
    }

    private int indexOf(String link) {
        List<LinkDescription> links = crane.description().links();
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).name().equals(link)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no link is called " + link);
    }

    /** Time that passed without the plant because the machine was too busy. */
    public Duration skipped() {
        return Duration.ofNanos(realTime.skippedNs());
    }

    /** What stopped the plant, if anything did but {@link #close}. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(realTime.failure());
    }

    @Override
    public void close() {
        realTime.end();
        stopServers();
        events.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(JOIN_MS);
        try {
            plantThread.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writers.forEach(VirtualCrane::close);
    }

    private static void close(Writer writer) {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the moves", e);
        }
    }

    private void stopServers() {
        for (DeviceServer server : serverOfLink) {
            server.stop();
        }
    }
}
