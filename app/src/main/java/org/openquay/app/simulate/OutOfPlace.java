package org.openquay.app.simulate;

import java.util.HashMap;
import java.util.Map;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;
import org.openquay.simulator.cargo.CargoJob;

/**
 * Which stacks on deck stand so far out of their places that they take room from their neighbours: nobody lands beside them
 * without touching. Wind and faults put containers there; the move that comes later is not to blame.
 */
final class OutOfPlace {

    private static final double MM_PER_M = 1000;

    private final double playMm;
    /** The greatest error of those set down at a place and not taken away since. */
    private final Map<Integer, Double> errorMm = new HashMap<>();

    OutOfPlace(SiteDescription site) {
        playMm = (site.rowPitchM() - site.containerWidthM()) / 2 * MM_PER_M;
    }

    void moved(CargoJob job, double landingErrorMm) {
        if (job.from().kind() == LocationKind.VESSEL) {
            errorMm.remove(place(job.from(), 0));
        }
        if (job.to().kind() == LocationKind.VESSEL) {
            errorMm.merge(place(job.to(), 0), landingErrorMm, Math::max);
        }
    }

    /** Whether a stack that the job must land on or beside stands further out than the half of what is between two. */
    boolean beside(CargoJob job) {
        return near(job.from()) || near(job.to());
    }

    private boolean near(Location at) {
        if (at.kind() != LocationKind.VESSEL) {
            return false;
        }
        for (int row = -1; row <= 1; row++) {
            if (errorMm.getOrDefault(place(at, row), 0.0) > playMm) {
                return true;
            }
        }
        return false;
    }

    private static int place(Location at, int rowsAside) {
        return at.bay() * 1000 + at.row() + rowsAside;
    }
}
