package org.openquay.service.api;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.LinkDescription;
import org.openquay.api.image.InputImage;

/** What the recorded cycles say of control's punctuality and its links. Cycles from one thread, readers from any. */
final class CycleMeters {

    private static final long NEVER = -1;

    private final Timer lateness;
    private final Counter missed;
    private final AtomicLongArray ageNs;
    private final AtomicLongArray timeouts;
    private final AtomicLongArray reconnects;

    CycleMeters(CraneDescription crane, MeterRegistry meters) {
        lateness = Timer.builder("openquay_cycle_lateness").description("how late cycles began")
                .register(meters);
        missed = Counter.builder("openquay_cycles_missed").description("periods in which no cycle began")
                .register(meters);
        List<LinkDescription> links = crane.links();
        ageNs = new AtomicLongArray(links.size());
        timeouts = new AtomicLongArray(links.size());
        reconnects = new AtomicLongArray(links.size());
        for (int i = 0; i < links.size(); i++) {
            int link = i;
            String name = links.get(i).name();
            ageNs.set(i, NEVER);
            TimeGauge.builder("openquay_link_age", () -> ageNs.get(link), TimeUnit.NANOSECONDS).tag("link", name)
                    .description("age of the link's words when the newest cycle began; negative before the first")
                    .register(meters);
            FunctionCounter.builder("openquay_link_timeouts", timeouts, all -> all.get(link)).tag("link", name)
                    .description("exchanges that failed by time-out since control started").register(meters);
            FunctionCounter.builder("openquay_link_reconnects", reconnects, all -> all.get(link)).tag("link", name)
                    .description("connections made anew since control started").register(meters);
        }
    }

    /** A cycle was recorded. */
    void take(InputImage in) {
        lateness.record(in.latenessNs, TimeUnit.NANOSECONDS);
        missed.increment(Math.max(0, in.elapsedTicks - 1));
        for (int i = 0; i < Math.min(in.links.length, ageNs.length()); i++) {
            ageNs.set(i, in.links[i].ageNs == Long.MAX_VALUE ? NEVER : in.links[i].ageNs);
            timeouts.set(i, in.links[i].timeouts);
            reconnects.set(i, in.links[i].reconnects);
        }
    }
}
