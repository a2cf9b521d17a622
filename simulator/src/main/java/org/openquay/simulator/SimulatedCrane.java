package org.openquay.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.openquay.api.crane.BrakeOwner;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.DriveDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.crane.SignalRole;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.device.AbbDrive;
import org.openquay.simulator.device.CraneIo;
import org.openquay.simulator.device.Instruments;
import org.openquay.simulator.device.RegisterDevice;
import org.openquay.simulator.plant.Plant;
import org.openquay.simulator.plant.PlantDescription;

/**
 * The plant and all devices of one crane, wired as in the electrical room: nothing but {@link #step} lets time pass, and
 * nothing but registers goes in and out.
 *
 * <p>Not thread-safe; whoever shares it between threads has a lock of its own. Same description, cargo, seed and words
 * at the same steps, same run.
 */
public final class SimulatedCrane {

    private static final double STEP_S = Plant.STEP_NS / 1e9;

    /** Where a link ends: links that agree in all three end at the same station. */
    private record Address(String host, int port, int unit) {}

    private final CraneDescription crane;
    private final Plant plant;
    private final Instruments instruments;
    private final List<AbbDrive> drives;
    private final List<CraneIo> stations = new ArrayList<>();
    private final RegisterDevice[] deviceOfLink;
    private final BooleanSupplier[] releases;
    private final AbbDrive[][] drivesOfAxis;
    private final BooleanSupplier lock;
    private final BooleanSupplier unlock;

    /**
     * That crane at rest, with that cargo.
     *
     * @throws IllegalArgumentException naming what does not fit: plant and crane, signals and links, cargo and site
     */
    public SimulatedCrane(CraneDescription crane, PlantDescription description, CargoPlan cargo, long seed) {
        this.crane = crane;
        this.plant = new Plant(crane, description, cargo, seed);
        this.instruments = new Instruments(crane, description, plant, seed);
        this.drives = IntStream.range(0, crane.drives().size()).mapToObj(i -> newDrive(description, i)).toList();
        this.deviceOfLink = new RegisterDevice[crane.links().size()];
        for (int i = 0; i < drives.size(); i++) {
            deviceOfLink[crane.drives().get(i).link()] = drives.get(i);
        }
        connectStations();
        this.drivesOfAxis = IntStream.range(0, crane.axes().size()).mapToObj(this::drivesOf).toArray(AbbDrive[][]::new);
        this.releases = IntStream.range(0, crane.axes().size())
                .mapToObj(axis -> contact(SignalRole.BRAKE_RELEASE, axis)).toArray(BooleanSupplier[]::new);
        this.lock = contact(SignalRole.LOCK, 0);
        this.unlock = contact(SignalRole.UNLOCK, 0);
    }

    private AbbDrive newDrive(PlantDescription description, int index) {
        DriveDescription drive = crane.drives().get(index);
        boolean first = IntStream.range(0, index).noneMatch(i -> crane.drives().get(i).axis() == drive.axis());
        return new AbbDrive(drive, crane.axes().get(drive.axis()), description.drives().get(index),
                crane.links().get(drive.link()).watchdogNs() / 1e9, plant.motor(index), plant.axis(drive.axis()),
                first);
    }

    private void connectStations() {
        Map<Address, List<Integer>> links = new LinkedHashMap<>();
        for (int i = 0; i < deviceOfLink.length; i++) {
            if (deviceOfLink[i] == null) {
                LinkDescription link = crane.links().get(i);
                links.computeIfAbsent(new Address(link.host(), link.port(), link.unit()), at -> new ArrayList<>())
                        .add(i);
            }
        }
        for (List<Integer> together : links.values()) {
            CraneIo station = new CraneIo(crane, together, instruments);
            stations.add(station);
            together.forEach(link -> deviceOfLink[link] = station);
        }
    }

    private AbbDrive[] drivesOf(int axis) {
        return IntStream.range(0, drives.size()).filter(i -> crane.drives().get(i).axis() == axis)
                .mapToObj(drives::get).toArray(AbbDrive[]::new);
    }

    private BooleanSupplier contact(SignalRole role, int index) {
        return crane.signals().stream().filter(signal -> signal.role() == role && signal.index() == index).findFirst()
                .map(signal -> ((CraneIo) deviceOfLink[signal.link()]).contact(role, index)).orElse(() -> false);
    }

    /** Lets {@link Plant#STEP_NS} pass. */
    public void step() {
        for (int i = 0; i < stations.size(); i++) {
            stations.get(i).step(STEP_S);
        }
        for (int i = 0; i < drives.size(); i++) {
            drives.get(i).step(instruments.safetyCircuit(), STEP_S);
        }
        releaseBrakes();
        plant.twistlocks().turn(lock.getAsBoolean(), unlock.getAsBoolean());
        plant.step();
        instruments.step();
    }

    /** A brake that control owns opens by its output, in series with a contact of the modulating drive. */
    private void releaseBrakes() {
        for (int axis = 0; axis < releases.length; axis++) {
            if (crane.axes().get(axis).brake().owner() == BrakeOwner.CONTROL) {
                boolean modulates = false;
                for (AbbDrive drive : drivesOfAxis[axis]) {
                    modulates |= drive.modulates();
                }
                plant.axis(axis).brake().release(modulates && releases[axis].getAsBoolean());
            }
        }
    }

    /** The device that a link ends at. */
    public RegisterDevice device(int link) {
        return deviceOfLink[link];
    }

    public CraneDescription description() {
        return crane;
    }

    public Plant plant() {
        return plant;
    }

    public Instruments instruments() {
        return instruments;
    }

    public AbbDrive drive(int index) {
        return drives.get(index);
    }

    /** The station of crane I/O that a link ends at. */
    public CraneIo station(int link) {
        if (deviceOfLink[link] instanceof CraneIo station) {
            return station;
        }
        throw new IllegalArgumentException("link " + crane.links().get(link).name() + " does not end at crane I/O");
    }
}
