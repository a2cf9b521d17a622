package org.openquay.benchmarks;

/** Lets the benchmarks find the sample crane, as the launcher does. */
final class SampleHome {

    private SampleHome() {}

    static void set() {
        System.setProperty("openquay.home", System.getProperty("org.openquay.root", ".."));
    }
}
