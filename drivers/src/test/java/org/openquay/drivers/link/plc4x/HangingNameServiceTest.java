package org.openquay.drivers.link.plc4x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        for (int i = 0; i < Plc4xModbusTcpLink.MAX_UNRELEASED; i++) {
            long startNs = System.nanoTime();
            assertThatThrownBy(() -> link.connect(Links.in(50))).isInstanceOf(LinkException.class)
                    .hasMessageEndingWith("no answer in time");
            link.close();
            assertThat(System.nanoTime() - startNs).isLessThan((50 + Links.SLACK_MS) * Links.MS);
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> link.connect(Links.in(50))).isInstanceOf(LinkException.class)
                    .hasMessageEndingWith("4 earlier ones are not gone yet");
        }
        assertThat(link.lastFailure()).endsWith("4 earlier ones are not gone yet");
    }

    @Test
    void connectsAgainWhenTheEarlierOnesAreGone() {
        HangingNameService.hang();
        DriveLink link = linkTo("two");
        for (int i = 0; i < Plc4xModbusTcpLink.MAX_UNRELEASED; i++) {
            assertThatThrownBy(() -> link.connect(Links.in(50))).isInstanceOf(LinkException.class);
        }
        HangingNameService.goOn();
        Links.awaitThreads(threads);
        assertThatThrownBy(() -> link.connect(Links.in(Links.AMPLE_MS)))
                .hasMessage("no connection to two.hanging.test:502, unit 1: the name is not known");
    }
}
