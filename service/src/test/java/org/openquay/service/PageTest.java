package org.openquay.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.openquay.api.command.Command;
import org.openquay.api.command.CommandKind;
import org.openquay.api.image.EventKind;
import org.openquay.api.image.StatusImage;
import org.openquay.api.status.CraneMode;
import org.openquay.api.status.Fault;
import org.openquay.api.status.Limiter;
import org.openquay.api.status.Permission;
import org.openquay.api.status.Refusal;
import org.openquay.api.status.StopKind;

/** The page in a real Chromium; without one installed these tests do not run, and CI installs one. */
@EnabledIf("org.openquay.service.Browser#installed")
class PageTest {

    @TempDir
    static Path profile;
    private static Browser browser;

    @TempDir
    Path journal;
    private FakeControl control;
    private Site site;

    @BeforeAll
    static void open() {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void quit() {
        browser.close();
    }

    @BeforeEach
    void start() throws Exception {
        control = FakeControl.start(journal).shows(Crane.atRest());
        site = Site.on(journal).shown();
        browser.requests();
        browser.driver.get(site.uri("/#token=" + Site.TOKEN).toString());
        Site.until("the page shows the crane", () -> browser.text("banner").startsWith("In order"));
    }

    @AfterEach
    void end() throws Exception {
        List<String> complaints = browser.console().stream().filter(line -> !line.contains("(Conflict)")).toList();
        List<String> elsewhere = browser.requests().stream()
                .filter(address -> address.contains("://")
                        && !address.contains("://127.0.0.1:" + site.service.port() + "/")
                        && !address.startsWith("chrome://"))
                .toList();
        browser.driver.get("about:blank");
        site.close();
        control.close();
        assertThat(complaints).isEmpty();
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void countsWhatIsToldOverAndOverInOneRow() throws Exception {
        for (int i = 1; i <= 5; i++) {
            int missed = i;
            control.puts(out -> out.event(EventKind.CYCLE_MISSED, 0, 0, 0, 0, missed, 10.0 * missed));
            control.puts(out -> out.event(EventKind.STOP_LATCHED, 0, 1, missed % 2 + 2, 0, 0, 0));
        }

        Site.until("the fifth shows", () -> browser.text("event-rows").contains("×5"));
        assertThat(browser.text("event-rows").lines().filter(line -> line.contains("missed"))).hasSize(1);
        assertThat(browser.text("event-rows").lines().filter(line -> line.contains("STOP"))).as("what differs")
                .hasSize(5);
    }

    /** Why is what stands last. */
    @Test
    void showsTheWholeOfALongEvent() throws Exception {
        control.puts(out -> out.event(EventKind.COMMAND_REFUSED, 0, 1, Refusal.PERMISSION_MISSING.ordinal(),
                1_764_000_000_000_000L, -1L >>> 64 - Permission.values().length, 0));

        Site.until("it shows", () -> browser.text("event-rows").contains("PERMISSION_MISSING"));
        assertThat(browser.driver.executeScript("const row = document.querySelector('#event-rows li');"
                + "return row.scrollWidth <= row.clientWidth && getComputedStyle(row).textOverflow !== 'ellipsis';"))
                .isEqualTo(true);
    }

    @Test
    void keepsLinksApartWhoseNamesDifferByADigit() throws Exception {
        for (int i = 0; i < 3; i++) {
            control.puts(out -> {
                out.event(EventKind.LINK_STALE, 0, 0, 0, 0, 0, 0);
                out.event(EventKind.LINK_STALE, 1, 0, 0, 0, 0, 0);
            });
        }

        Site.until("both show three times",
                () -> browser.text("event-rows").lines().filter(line -> line.contains("×3")).count() == 2);
    }

    @Test
    void saysWithoutFailThatControlOnlyLooksOn() throws Exception {
        control.shows(both(Crane.atRest(), image -> {
            image.mode = CraneMode.OTHER;
            image.firstFault = Fault.DRIVE_TRIPPED;
        }));

        Site.until("the banner says so", () -> browser.text("banner").startsWith("LOOKING ON"));
        browser.driver.findElement(By.id("stop")).click();
        Site.until("the stop says so, too", () -> browser.text("answer").contains("neither move nor stop"));
        Site.until("it is handed over", () -> control.stopped().contains(StopKind.STOP));
    }

    @Test
    void showsTheCraneAndFollowsIt() throws Exception {
        assertThat(browser.driver.getTitle()).isEqualTo("STS-01 · OpenQuay");
        assertThat(browser.driver.getCurrentUrl()).doesNotContain(Site.TOKEN);
        assertThat(browser.element("#axis-trolley .value").getText()).contains("38.00");
        assertThat(browser.driver.findElements(By.cssSelector("#view .box"))).hasSizeGreaterThan(50);

        control.shows(Crane.working());

        Site.until("the position changes", () -> !browser.element("#axis-trolley .value").getText().contains("38.00"));
        String before = browser.element("#view line.rope").getDomAttribute("x1");
        Site.until("the load moves", () -> !String.valueOf(before)
                .equals(browser.element("#view line.rope").getDomAttribute("x1")));
        Site.until("the sway is told", () -> !browser.text("sway").startsWith("0.0"));
        assertThat(browser.text("mode")).isEqualTo("fullautomatic");
        assertThat(browser.text("wind")).isEqualTo("6.4 m/s");
        assertThat(browser.text("load")).isEqualTo("24.3 t");
        assertThat(browser.text("job-body")).contains("carrying, moving to deliver");
        assertThat(browser.element("#axis-trolley .limit").getText()).isEqualTo("limited by: sway damping");
    }

    @Test
    void fitsIntoItsWindowWithoutScrolling() {
        Object fits = browser.driver.executeScript("return document.documentElement.scrollHeight <= innerHeight "
                + "&& document.documentElement.scrollWidth <= innerWidth "
                + "&& document.querySelector('aside').scrollHeight <= document.querySelector('aside').clientHeight "
                + "&& [...document.querySelectorAll('button')].every(button => button.scrollWidth <= button.clientWidth + 1)");

        assertThat(fits).isEqualTo(true);
    }

    @Test
    void namesTheFirstMissingPermission() throws Exception {
        control.shows(both(Crane.atRest(), image -> {
            image.axes[0].limiter = Limiter.WIND;
            image.axes[0].missingPlus |= Permission.WIND_LOW.bit();
        }));

        Site.until("the permission is named",
                () -> browser.element("#axis-hoist .limit").getText().equals("missing: wind low"));
        assertThat(browser.element("#axis-hoist .limit").getDomAttribute("title")).contains("above the stop limit");
    }

    @Test
    void saysThatItIsStaleWhenControlFallsSilentAndRecovers() throws Exception {
        control.silent(true);
        Site.until("stale", () -> browser.text("banner").startsWith("STALE"));
        assertThat(browser.element("body").getDomAttribute("class")).contains("stale");

        control.silent(false);
        Site.until("fresh", () -> browser.text("banner").startsWith("In order"));
    }

    @Test
    void saysThatItIsStaleWhenTheServiceDies() throws Exception {
        int port = site.service.port();
        site.service.close();
        Site.until("stale", () -> browser.text("banner").startsWith("STALE"));
        browser.console();

        CraneService next = CraneService.open(Site.settings(journal, port));
        Site.until("found again", () -> browser.text("banner").startsWith("In order"));
        browser.console();
        browser.driver.get("about:blank");
        next.close();
    }

    @Test
    void stopsByButtonAndByKey() throws Exception {
        browser.click("stop");
        Site.until("the stop word is read", () -> control.stopped().equals(List.of(StopKind.STOP)));
        Site.until("the stop is shown", () -> browser.text("banner").startsWith("STOP latched"));

        browser.element("body").sendKeys(Keys.ESCAPE);
        Site.until("again", () -> control.stopped().size() == 2);

        browser.click("reset");
        Site.until("reset", () -> browser.text("banner").startsWith("In order"));
    }

    @Test
    void jogsWhileTheButtonIsHeldAndNoLonger() throws Exception {
        browser.hand().clickAndHold(browser.element("#jog-trolley-plus")).perform();
        Site.until("the jog is renewed", () -> control.taken(CommandKind.JOG).size() >= 4);
        assertThat(control.taken(CommandKind.JOG)).allSatisfy(jog -> {
            assertThat(jog.axis).isEqualTo(1);
            assertThat(jog.value).isEqualTo(0.25);
        });

        browser.hand().release().perform();

        Site.until("a zero ends it", () -> control.taken(CommandKind.JOG).getLast().value == 0);
        int after = control.taken(CommandKind.JOG).size();
        Site.until("time passes", () -> control.taken(CommandKind.JOG).size() > after || passed());
        assertThat(control.taken(CommandKind.JOG).stream().skip(after).map((Command jog) -> jog.value))
                .allMatch(speedMps -> speedMps == 0);
        assertThat(control.taken(CommandKind.CLAIM_LEASE)).isNotEmpty();
    }

    @Test
    void aSecondPressBeforeTheLeaseIsAnsweredEndsWithItsRelease() throws Exception {
        control.slow(true);
        browser.hand().clickAndHold(browser.element("#jog-trolley-plus")).release().perform();
        Site.until("the claim waits", () -> control.kept() == 1);
        browser.hand().clickAndHold(browser.element("#jog-trolley-plus")).perform();
        control.slow(false);
        Site.until("the jog is renewed", () -> control.taken(CommandKind.JOG).size() >= 4);

        browser.hand().release().perform();

        Site.until("a zero ends it", () -> control.taken(CommandKind.JOG).getLast().value == 0);
        int after = control.taken(CommandKind.JOG).size();
        Site.until("time passes", this::passed);
        assertThat(control.taken(CommandKind.JOG).stream().skip(after).map((Command jog) -> jog.value))
                .allMatch(speedMps -> speedMps == 0);
    }

    private int polls;

    private boolean passed() {
        return ++polls > 50;
    }

    @Test
    void showsWhyACommandWasRefused() throws Exception {
        control.refuses(CommandKind.CLAIM_LEASE, Refusal.LEASE_HELD_BY_OTHER, 0);

        browser.hand().clickAndHold(browser.element("#jog-hoist-plus")).perform();
        Site.until("the reason is shown", () -> browser.text("answer").contains("Somebody else holds the lease"));
        browser.hand().release().perform();

        assertThat(control.taken(CommandKind.JOG)).isEmpty();
        assertThat(browser.element("#answer").getDomAttribute("class")).isEqualTo("refused");
    }

    @Test
    void namesTheFirstCauseOfAFault() throws Exception {
        control.shows(both(Crane.atRest(), image -> {
            image.firstFault = Fault.DRIVE_TRIPPED;
            image.firstFaultAxis = 1;
        }));
        control.puts(out -> out.event(EventKind.FAULT_LATCHED, 1, 0, Fault.DRIVE_TRIPPED.ordinal(), 0, 1, 0));

        Site.until("the cause is shown",
                () -> browser.text("banner").startsWith("First cause: DRIVE TRIPPED on trolley."));
        Site.until("the event is listed", () -> browser.text("event-rows").contains("FAULT DRIVE_TRIPPED on trolley"));
        assertThat(browser.element("#banner").getDomAttribute("class")).isEqualTo("alarm");
    }

    @Test
    void listsWorkInstructions() throws Exception {
        site.create("k1", Site.move("WI-0007"));

        Site.until("it is listed", () -> browser.text("job-rows").contains("WI-0007 MSCU1234566 V-01-01-01 L-01-01"));
        Site.until("its event names it", () -> browser.text("event-rows").contains("WI-0007 is ACCEPTED"));
    }

    private static Consumer<StatusImage> both(Consumer<StatusImage> first,
            Consumer<StatusImage> then) {
        return first.andThen(then);
    }
}
