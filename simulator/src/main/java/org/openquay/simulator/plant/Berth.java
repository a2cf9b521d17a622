package org.openquay.simulator.plant;

import org.openquay.api.crane.SiteDescription;

/** Where bays and rows are; both count from 1. */
record Berth(SiteDescription site) {

    double rowM(int row) {
        return site.firstRowM() + (row - 1) * site.rowPitchM();
    }

    double bayM(int bay) {
        return site.firstBayM() + (bay - 1) * site.bayPitchM();
    }

    double deckFromM() {
        return site.firstRowM() - site.rowPitchM() / 2;
    }

    double deckToM() {
        return deckFromM() + site.rows() * site.rowPitchM();
    }

    /** The row that a place along the trolley axis belongs to; beyond the vessel less than 1 or more than there are. */
    int row(double trolleyM) {
        return (int) Math.floor((trolleyM - deckFromM()) / site.rowPitchM()) + 1;
    }

    /** The bay nearest to a place along the gantry axis, which may be none of the vessel's. */
    int bay(double gantryM) {
        return (int) Math.rint((gantryM - site.firstBayM()) / site.bayPitchM()) + 1;
    }
}
