package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A real headless Chromium for guests of the practice room, one tab a guest. Not thread-safe, as
 * WebDriver is not.
 *
 * <p>A missing Chromium or ChromeDriver fails the test with one sentence, so that no build is green
 * because it left the browser out.
 */
public final class GuestBrowser implements AutoCloseable {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration PAGE_LOAD = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(10);

    // A strong reference: java.util.logging forgets the level of a logger nobody holds.
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Path folder;
    private final ChromeDriver driver;
    private final String anchorTab;
    private boolean closed;
    private String languages = "";

    private GuestBrowser(Path folder, ChromeDriver driver) {
        this.folder = folder;
        this.driver = driver;
        // Chromium ends with its last tab, so one stays that is nobody's.
        this.anchorTab = driver.getWindowHandle();
    }

    /** Starts Chromium with an empty profile. */
    public static GuestBrowser start() {
        return start(List.of());
    }

    /** The same with a camera and a microphone that are not real, and that every page may use. */
    public static GuestBrowser startWithDevices() {
        return start(
                List.of(
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--autoplay-policy=no-user-gesture-required"));
    }

    private static GuestBrowser start(List<String> more) {
        SELENIUM.setLevel(Level.OFF);
        String chromium =
                find(BROWSERS)
                        .orElseThrow(() -> missing("Chromium", "chromium", "chromium-browser"));
        String chromedriver =
                find(List.of("chromedriver"))
                        .orElseThrow(
                                () ->
                                        missing(
                                                "ChromeDriver",
                                                "chromium-driver",
                                                "chromium-chromedriver"));
        try {
            Path folder = Files.createTempDirectory("guest-browser");
            ChromeDriverService service =
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(new File(chromedriver))
                            .usingAnyFreePort()
                            .withSilent(true)
                            // A stopped Chromium leaves things behind; here they go with the rest.
                            .withEnvironment(Map.of("TMPDIR", folder.toString()))
                            .build();
            ChromeDriver driver =
                    new ChromeDriver(service, options(chromium, folder.resolve("profile"), more));
            driver.manage().timeouts().pageLoadTimeout(PAGE_LOAD);
            return new GuestBrowser(folder, driver);
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    private static ChromeOptions options(String chromium, Path profile, List<String> more) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                // Guests in tabs that are not in front must wait as attentively as the others.
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                // Nothing can leave this machine, whatever a page may try.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
                "--no-proxy-server",
                "--lang=en",
                "--window-size=1000,900",
                "--user-data-dir=" + profile);
        options.addArguments(more);
        return options;
    }

    private static AssertionError missing(String what, String debian, String ubuntu) {
        return new AssertionError(
                what
                        + " is not installed, so the browser tests cannot run: install it with"
                        + " \"apt-get install "
                        + debian
                        + "\" (on Ubuntu "
                        + ubuntu
                        + ").");
    }

    private static Optional<String> find(List<String> names) {
        List<Path> folders = new ArrayList<>();
        for (String folder :
                Optional.ofNullable(System.getenv("PATH"))
                        .orElse("")
                        .split(File.pathSeparator, -1)) {
            folders.add(Path.of(folder));
        }
        folders.add(Path.of("/usr/bin"));
        folders.add(Path.of("/usr/lib/chromium"));
        folders.add(Path.of("/usr/lib/chromium-browser"));
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .map(path -> path.toAbsolutePath().toString())
                .findFirst();
    }

    /** Opens the guest page at an address in a tab of its own. */
    public GuestPage open(URI address) {
        newTab();
        driver.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument", Map.of("source", probe()));
        driver.get(address.toString());
        return new GuestPage(new BrowserTab(driver, driver.getWindowHandle()));
    }

    private static String probe() {
        try (InputStream file = GuestBrowser.class.getResourceAsStream("/browser/media-probe.js")) {
            return new String(
                    Objects.requireNonNull(file, "media-probe.js").readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Opens any page in a tab of its own. */
    public BrowserTab openTab(URI address) {
        newTab();
        driver.get(address.toString());
        return new BrowserTab(driver, driver.getWindowHandle());
    }

    /**
     * Makes the tabs opened from now on prefer languages, as {@code Accept-Language} names them;
     * empty for Chromium's own.
     */
    public void prefer(String newLanguages) {
        languages = newLanguages;
    }

    private void newTab() {
        driver.switchTo().window(anchorTab);
        driver.switchTo().newWindow(WindowType.TAB);
        if (!languages.isEmpty()) {
            driver.executeCdpCommand(
                    "Emulation.setUserAgentOverride",
                    Map.of("userAgent", "Chromium", "acceptLanguage", languages));
        }
    }

    /** Closes every guest's tab and forgets what was logged. */
    public void closeTabs() {
        for (String tab : driver.getWindowHandles()) {
            if (!tab.equals(anchorTab)) {
                driver.switchTo().window(tab).close();
            }
        }
        driver.switchTo().window(anchorTab);
        takeRequests();
        takeComplaints();
    }

    /**
     * The addresses that tabs asked for since the last call, WebSockets included; not the browser's
     * own pages and what a page carries in itself.
     */
    public List<URI> takeRequests() {
        List<URI> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            requested(entry.getMessage())
                    .filter(address -> !address.matches("(data|about|chrome):.*"))
                    .map(URI::create)
                    .ifPresent(addresses::add);
        }
        return addresses;
    }

    private static Optional<String> requested(String logLine) {
        try {
            JsonNode message = WireCodec.parse(logLine).path("message");
            JsonNode parameters = message.path("params");
            return switch (message.path("method").asText()) {
                case "Network.requestWillBeSent" ->
                        Optional.of(parameters.path("request").path("url").asText());
                case "Network.webSocketCreated" -> Optional.of(parameters.path("url").asText());
                default -> Optional.empty();
            };
        } catch (WireException notJson) {
            throw new AssertionError("Chromium logged something unreadable.", notJson);
        }
    }

    /** What Chromium complained about since the last call: script errors, blocked content. */
    public List<String> takeComplaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Ends Chromium and its driver and deletes what they wrote. Twice is fine. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        // The folder is free when the process is gone, a moment after its driver has stopped. In a
        // container whose first process never looks after others it may seem to stay for ever.
        Optional<ProcessHandle> process =
                driver.getCapabilities().getCapability("goog:processID") instanceof Number id
                        ? ProcessHandle.of(id.longValue())
                        : Optional.empty();
        driver.quit();
        process.map(ProcessHandle::onExit)
                .map(exit -> exit.completeOnTimeout(null, END.toSeconds(), TimeUnit.SECONDS))
                .ifPresent(CompletableFuture::join);
        deleteFolder();
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException cannotDelete) {
            throw new UncheckedIOException(cannotDelete);
        }
    }
}
