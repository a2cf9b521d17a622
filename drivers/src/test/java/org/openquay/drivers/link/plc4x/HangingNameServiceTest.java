package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.openquay.api.crane.LinkDescription;
import org.openquay.api.drive.DriveLink;
import org.openquay.api.drive.LinkException;

@Timeout(60)
class HangingNameServiceTest {

    private final long threads = Links.threads();

    private static DriveLink linkTo(String name) {
        return new Plc4xModbusTcpProvider().open(new LinkDescription("test-drive", "plc4x-modbus-tcp",
                name + HangingNameService.DOMAIN, 502, 1, 20 * Links.MS, 60 * Links.MS, 100 * Links.MS, 300 * Links.MS,
                Links.WRITE, Links.READ));
    }

    @AfterEach
    void goOn() {
        HangingNameService.goOn();
        Links.awaitThreads(threads);
    }

    @Test
    void givesUpInTimeAndCostsNoMoreThanAFewThreads() {
        HangingNameService.hang();
        DriveLink link = linkTo("one");
        assertThat(hangUntilRefused(link)).isGreaterThanOrEqualTo(Plc4xModbusTcpLink.MAX_UNRELEASED);
        for (int i = 0; i < 20; i++) {
            assertThat(failureOf(link)).endsWith("4 earlier ones are not gone yet");
        }
        assertThat(link.lastFailure()).endsWith("4 earlier ones are not gone yet");
        assertThat(Links.threads() - threads).as("threads that hang").isLessThanOrEqualTo(2 * 4);
    }

    @Test
    void connectsAgainWhenTheEarlierOnesAreGone() {
        HangingNameService.hang();
        DriveLink link = linkTo("two");
        hangUntilRefused(link);
        HangingNameService.goOn();
        Links.awaitThreads(threads);
        assertThatThrownBy(() -> link.connect(Links.in(Links.AMPLE_MS)))
                .hasMessage("no connection to two.hanging.test:502, unit 1: the name is not known");
    }

    /**
     * Connects until that is refused for too many that hang; returns how often it was tried before. An attempt whose
     * time is over before it comes to ask for the name does not hang, so there may be more than hang.
     */
    private static int hangUntilRefused(DriveLink link) {
        for (int attempts = 0; attempts < 100; attempts++) {
            String failure = failureOf(link);
            if (failure.endsWith("earlier ones are not gone yet")) {
                return attempts;
            }
            assertThat(failure).endsWith("no answer in time");
        }
        throw new AssertionError("a hundred connections were begun");
    }

    /** Why a connect failed, which it must in time. */
    private static String failureOf(DriveLink link) {
        long startNs = System.nanoTime();
        LinkException failure = catchThrowableOfType(LinkException.class, () -> link.connect(Links.in(50)));
        link.close();
        assertThat(System.nanoTime() - startNs).isLessThan((50 + Links.SLACK_MS) * Links.MS);
        return String.valueOf(failure.getMessage());
    }
}
