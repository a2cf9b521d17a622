package org.openquay.motion;

import java.util.Arrays;
import java.util.List;

import org.openquay.api.crane.AxisDescription;
import org.openquay.api.crane.CraneDescription;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.image.ImageShape;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.authority.Leases;
import org.openquay.motion.authority.LiveCommands;
import org.openquay.motion.authority.Stops;
import org.openquay.motion.axis.Axis;
import org.openquay.motion.axis.AxisDemand;
import org.openquay.motion.io.CraneInputs;
import org.openquay.motion.io.CraneOutputs;
import org.openquay.motion.io.SignalMap;
import org.openquay.motion.lever.Lever;
import org.openquay.motion.load.LoadWatch;
import org.openquay.motion.load.SuspendedLoad;
import org.openquay.motion.move.HandTrolley;
import org.openquay.motion.move.MoveAxes;
import org.openquay.motion.move.MoveScene;
import org.openquay.motion.move.Moves;
import org.openquay.motion.move.TravelWarning;
import org.openquay.motion.spreader.Spreader;
import org.openquay.motion.sway.SwayControl;
import org.openquay.motion.wind.WindWatch;

/** The parts that the kernel of one crane is made of, each made once, and all that they remember. */
final class CraneParts {

    final SignalMap signals;
    final CraneInputs inputs;
    final CraneOutputs outputs;
    final Axis[] axes;
    final AxisDemand[] demands;
    final int hoistAxis;
    final int trolleyAxis;
    final int jobGroup;
    final Leases leases;
    final LiveCommands live;
    final Stops stops;
    final CraneFaults faults = new CraneFaults();
    final Spreader spreader = new Spreader();
    final LoadWatch load;
    final SuspendedLoad suspended;
    final WindWatch wind;
    final SwayControl sway;
    final Moves moves;
    final MoveScene scene;
    final TravelWarning travelWarning;
    final Lever[] levers;
    final HandTrolley hand;

    CraneParts(CraneDescription crane, List<DriveProfile> profiles, ImageShape shape) {
        signals = new SignalMap(crane, shape);
        inputs = new CraneInputs(shape);
        outputs = new CraneOutputs(shape);
        axes = new Axis[shape.axes()];
        Arrays.setAll(axes, axis -> new Axis(crane, axis, profiles));
        demands = new AxisDemand[axes.length];
        Arrays.setAll(demands, axis -> new AxisDemand());
        MoveAxes which = MoveAxes.of(crane);
        hoistAxis = which.hoist();
        trolleyAxis = which.trolley();
        jobGroup = which.group();
        leases = new Leases(shape.groups());
        live = new LiveCommands(crane.axes().stream().mapToInt(AxisDescription::group).toArray(), jobGroup);
        stops = new Stops(shape.stopWriters());
        load = new LoadWatch(crane.load());
        suspended = new SuspendedLoad(crane.load().spreaderKg());
        wind = new WindWatch(crane.wind());
        sway = new SwayControl(crane);
        moves = new Moves(crane, which);
        travelWarning = new TravelWarning(crane.periodNs());
        levers = crane.levers().levers().stream().map(lever -> new Lever(lever, crane.levers().neutralS()))
                .toArray(Lever[]::new);
        hand = new HandTrolley(crane);
        scene = new MoveScene(which, axes, demands, inputs, spreader, load, sway);
    }

    /** Begins a new session upon a restored state. */
    void restarted() {
        for (Axis axis : axes) {
            axis.restarted();
        }
        leases.restarted();
        live.restarted();
        stops.restarted();
        suspended.restarted();
        moves.restarted();
        travelWarning.silence();
        for (Lever lever : levers) {
            lever.restarted();
        }
        hand.end();
    }

    void exchange(StateCursor cursor) {
        signals.exchange(cursor);
        inputs.exchange(cursor);
        for (Axis axis : axes) {
            axis.exchange(cursor);
        }
        leases.exchange(cursor);
        live.exchange(cursor);
        stops.exchange(cursor);
        faults.exchange(cursor);
        spreader.exchange(cursor);
        load.exchange(cursor);
        suspended.exchange(cursor);
        wind.exchange(cursor);
        sway.exchange(cursor);
        moves.exchange(cursor);
        travelWarning.exchange(cursor);
        for (Lever lever : levers) {
            lever.exchange(cursor);
        }
        hand.exchange(cursor);
    }
}
