package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page in a real browser. What it looked like is in {@code target/screenshots}. */
@Tag("soak")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "sync.users=ada,grace,<i>linus",
            "sync.every=2s",
            "sync.page-size=50",
            "demo.persons=600",
            "demo.latency=150ms"
        })
class BrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");

    @TempDir
    static Path profile;

    private static ChromeDriver browser;

    @LocalServerPort
    private int port;

    @Autowired
    private IntegrySimulator simulator;

    @BeforeAll
    static void open() {
        assertThat(new Path[] {CHROMIUM, CHROMEDRIVER})
                .as("The browser of this test is missing: apt-get install chromium chromium-driver")
                .allMatch(Files::isExecutable);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1200,900",
                "--user-data-dir=" + profile);
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        // named, so that Selenium looks for none to download
                        .usingDriverExecutable(CHROMEDRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void load() {
        browser.get("http://localhost:" + port);
    }

    @Test
    void showsAWalkFromItsBeginningToItsEnd() throws IOException {
        awaitState("ada", "walking");
        until(() -> number("ada", "pages") > 3);
        picture("walking");
        awaitState("ada", "finished");

        assertThat(number("ada", "pages")).isEqualTo(12);
        assertThat(number("ada", "records")).isEqualTo(600);
        assertThat(number("ada", "rows")).isEqualTo(600);
        assertThat(text("ada", "rate")).matches("[\\d,]+/s");
        assertThat(text("ada", "cursorAge")).matches("\\d+ s");
        assertThat(text("ada", "nextPoll")).matches("in \\d+ s");
        assertThat(field("ada", "error").isDisplayed()).isFalse();
        // what looks like HTML is text
        assertThat(text("<i>linus", "user")).isEqualTo("<i>linus");
    }

    @Test
    void pausesResumesAndStarts() throws IOException {
        awaitState("grace", "walking");
        press("grace", "pause");
        awaitState("grace", "paused");
        awaitMessage("The walk of grace is paused.");
        picture("paused");

        press("grace", "resume");
        awaitState("grace", "walking");
        awaitState("grace", "finished");

        press("grace", "start");
        awaitState("grace", "walking");
        press("grace", "start");
        awaitMessage("A walk of grace is running already");
    }

    @Test
    void addsAPerson() {
        until(() -> !browser.findElements(By.cssSelector("#add option")).isEmpty());
        WebElement form = browser.findElement(By.id("add"));
        form.findElement(By.name("email")).sendKeys("grace@example.org");
        form.findElement(By.tagName("button")).click();
        awaitMessage("name: This parameter is required");

        form.findElement(By.name("name")).sendKeys("Grace <b>Hopper</b>");
        form.findElement(By.tagName("button")).click();

        awaitMessage("Grace <b>Hopper</b> was added for ada, with id 601.");
        assertThat(form.findElement(By.name("name")).getDomProperty("value")).isEmpty();
        until(() -> number("grace", "rows") == 601);
        simulator.persons().remove(601);
    }

    @Test
    void showsWhyAWalkFails() throws IOException {
        String secret = simulator.appSecret();
        simulator.appSecret("another one");
        try {
            awaitState("ada", "failing");
            until(() -> field("ada", "error").isDisplayed());
            assertThat(text("ada", "error"))
                    .contains("(403)", "Check appKey and appSecret")
                    .doesNotContain(secret, "another one");
            picture("failing");
        } finally {
            simulator.appSecret(secret);
        }
        awaitState("ada", "finished");
        assertThat(field("ada", "error").isDisplayed()).isFalse();
    }

    @Test
    void saysThatTheServerCannotBeReached() {
        awaitState("ada", "finished");
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand("Network.emulateNetworkConditions", offline(true));
        WebElement notice = browser.findElement(By.id("unreachable"));

        until(notice::isDisplayed);

        assertThat(notice.getText()).startsWith("The server cannot be reached.");
        browser.executeCdpCommand("Network.emulateNetworkConditions", offline(false));
        until(() -> !notice.isDisplayed());
    }

    @Test
    void fitsAPhone() throws IOException {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
        awaitState("ada", "walking");
        picture("phone");

        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
        press("ada", "pause");
        awaitState("ada", "paused");
        press("ada", "resume");
        browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private static Map<String, Object> offline(boolean offline) {
        return Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1);
    }

    private void awaitState(String user, String state) {
        until(() -> text(user, "state").equals(state));
    }

    private void awaitMessage(String text) {
        until(() -> browser.findElement(By.id("message")).getText().contains(text));
    }

    private void until(BooleanSupplier condition) {
        new WebDriverWait(browser, Duration.ofSeconds(30), Duration.ofMillis(100))
                .ignoring(NoSuchElementException.class)
                .until(page -> condition.getAsBoolean());
    }

    private void press(String user, String action) {
        until(() -> {
            walk(user)
                    .findElement(By.cssSelector("[data-action=" + action + "]:enabled"))
                    .click();
            return true;
        });
    }

    private String text(String user, String field) {
        return field(user, field).getText();
    }

    private int number(String user, String field) {
        return Integer.parseInt(text(user, field).replace(",", ""));
    }

    private WebElement field(String user, String field) {
        return walk(user).findElement(By.cssSelector("[data-field=" + field + "]"));
    }

    private WebElement walk(String user) {
        return browser.findElement(By.cssSelector("tbody[data-user='" + user + "']"));
    }

    private void picture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }
}
