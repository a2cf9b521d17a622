package org.openquay.runtime;

import java.util.ArrayList;
import java.util.List;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.RegisterBlock;
import org.openquay.api.crane.SampleCrane;
import org.openquay.api.drive.DriveCommand;
import org.openquay.api.drive.DriveFeedback;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.DriveProfile;
import org.openquay.api.drive.ExchangeResult;
import org.openquay.api.state.StateCursor;
import org.openquay.motion.CraneStep;

/** The sample crane with drives of one word each way that mean nothing, on links that take everything. */
final class FakeCrane {

    static final CraneDescription CRANE = SampleCrane.description();

    private FakeCrane() {}

    static List<DriveProfile> profiles() {
        List<DriveProfile> profiles = new ArrayList<>();
        CRANE.drives().forEach(drive -> profiles.add(new Profile()));
        return profiles;
    }

    static List<Link> links() {
        List<Link> links = new ArrayList<>();
        CRANE.links().forEach(link -> links.add(new Link()));
        return links;
    }

    static CraneStep step() {
        return new CraneStep(CRANE, profiles(), 0);
    }

    static CraneControl.Builder control() {
        return CraneControl.of(CRANE).profiles(profiles()).links(new ArrayList<DriveLink>(links()));
    }

    /** A link that answers with zeros and may fail to close. */
    static final class Link implements DriveLink {
        volatile boolean closed;
        volatile boolean failsToClose;

        @Override
        public void connect(long deadlineNs) {
            closed = false;
        }

        @Override
        public ExchangeResult exchange(short[] out, short[] in, long deadlineNs) {
            return ExchangeResult.OK;
        }

        @Override
        public String lastFailure() {
            return "";
        }

        @Override
        public void close() {
            closed = true;
            if (failsToClose) {
                throw new IllegalStateException("a defect");
            }
        }
    }

    private static final class Profile implements DriveProfile {

        @Override
        public RegisterBlock readBlock() {
            return new RegisterBlock(3, 1);
        }

        @Override
        public RegisterBlock writeBlock() {
            return new RegisterBlock(0, 1);
        }

        @Override
        public void read(short[] words, int offset, DriveFeedback feedback) {
            // means nothing
        }

        @Override
        public void stale() {
            // believes nothing
        }

        @Override
        public void write(DriveCommand command, short[] words, int offset) {
            words[offset] = 0x0BAD;
        }

        @Override
        public void exchange(StateCursor cursor) {
            // remembers nothing
        }
    }
}
