package org.openquay.app.study;

import java.util.Locale;
import java.util.SplittableRandom;

import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.api.crane.SiteDescription;
import org.openquay.simulator.cargo.CargoJob;

/**
 * What a seed makes of one landing; the same for every {@link Way}. Each is drawn evenly from its range.
 *
 * @param seed         of everything that is drawn later too: gusts, noise, stacks
 * @param job          one container of 5 to 50 t between a lane and a place on deck, in the first bay
 * @param windMps      mean wind, up to 15 m/s
 * @param towardsWater where it blows to, along the trolley's axis
 * @param ropeError    pendulum as control knows it, over the place, beyond the true one: parts of it, up to ±0.03
 * @param trolleyLagS  lag of the trolley drive's speed loop, 50 to 250 ms
 * @param hoistLagS    the same of the hoist's
 * @param swayNoiseRad standard deviation of the sway sensor, 0.4 to 1.6 mrad
 * @param swayDelayS   age of its values, 40 to 120 ms, while control believes what the crane file says
 */
public record Circumstances(long seed, CargoJob job, double windMps, boolean towardsWater, double ropeError,
        double trolleyLagS, double hoistLagS, double swayNoiseRad, double swayDelayS) {

    /** Greatest mean wind, m/s. */
    public static final double MOST_WIND_MPS = 15;
    private static final double MOST_ROPE_ERROR = 0.03;
    private static final double LEAST_LAG_S = 0.05;
    private static final double MOST_LAG_S = 0.25;
    private static final double LIGHTEST_KG = 5_000;
    private static final double HEAVIEST_KG = 50_000;
    private static final double LEAST_NOISE_RAD = 0.4e-3;
    private static final double MOST_NOISE_RAD = 1.6e-3;
    private static final double LEAST_DELAY_S = 0.04;
    private static final double MOST_DELAY_S = 0.12;
    private static final int HIGHEST_TIER = 4;
    private static final int BAY = 1;

    static Circumstances draw(SiteDescription site, double mostKg, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Circumstances(seed, job(site, mostKg, random), random.nextDouble(0, MOST_WIND_MPS),
                random.nextBoolean(), random.nextDouble(-MOST_ROPE_ERROR, MOST_ROPE_ERROR),
                random.nextDouble(LEAST_LAG_S, MOST_LAG_S), random.nextDouble(LEAST_LAG_S, MOST_LAG_S),
                random.nextDouble(LEAST_NOISE_RAD, MOST_NOISE_RAD),
                random.nextDouble(LEAST_DELAY_S, MOST_DELAY_S));
    }

    private static CargoJob job(SiteDescription site, double mostKg, SplittableRandom random) {
        int row = 1 + random.nextInt(site.rows());
        int tier = 1 + random.nextInt(Math.min(HIGHEST_TIER, site.tiers()));
        int lane = 1 + random.nextInt(site.laneM().size());
        boolean discharge = random.nextBoolean();
        double massKg = Math.rint(Math.min(mostKg, random.nextDouble(LIGHTEST_KG, HEAVIEST_KG)));
        Location deck = new Location(LocationKind.VESSEL, BAY, row, tier);
        Location ashore = new Location(LocationKind.LANE, BAY, lane, 1);
        return new CargoJob(String.format(Locale.ROOT, "STUD%07d", 1), massKg, discharge ? deck : ashore,
                discharge ? ashore : deck);
    }
}
