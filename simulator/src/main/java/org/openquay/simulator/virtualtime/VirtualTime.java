package org.openquay.simulator.virtualtime;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.RegisterBlock;
import org.openquay.simulator.SimulatedCrane;
import org.openquay.simulator.plant.Noise;
import org.openquay.simulator.plant.Plant;

/**
 * A clock that stands still until it is advanced, with a crane and its links that live by it.
 *
 * <p>Single-threaded. What is due on a link during a step happens at the end of that step, links in the order in which
 * they were made: words that reach a device act from the next step on.
 */
public final class VirtualTime {

    private final SimulatedCrane crane;
    private final long seed;
    private final List<InMemoryLink> links = new ArrayList<>();
    private long nowNs;
    private long steppedNs;

    /**
     * Time 0, for that crane.
     *
     * @param seed of everything that happens on the links
     */
    public VirtualTime(SimulatedCrane crane, long seed) {
        this.crane = crane;
        this.seed = seed;
    }

    /**
     * A new link, unconnected, to the device that one of the crane's links ends at.
     *
     * @param link  index of the crane's link
     * @param write registers that each exchange writes; none where it has 0 words
     * @param read  registers that each exchange reads; none where it has 0 words
     */
    public InMemoryLink link(int link, RegisterBlock write, RegisterBlock read) {
        InMemoryLink made = new InMemoryLink(crane.description().links().get(link).name(), this, crane.device(link),
                write, read, new Noise(seed, "link " + links.size()));
        links.add(made);
        return made;
    }

    /** Lets time pass. */
    public void advance(long durationNs) {
        nowNs += durationNs;
        while (steppedNs + Plant.STEP_NS <= nowNs) {
            crane.step();
            steppedNs += Plant.STEP_NS;
            for (int i = 0; i < links.size(); i++) {
                links.get(i).deliver(steppedNs);
            }
        }
    }

    /** Present time, ns. */
    public long nowNs() {
        return nowNs;
    }

    public SimulatedCrane crane() {
        return crane;
    }
}
