package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** One tab of a {@link GuestBrowser}, whatever it shows. Every method brings it to the front. */
public final class BrowserTab {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Path AXE = Path.of("src/main/npm/node_modules/axe-core/axe.min.js");

    /** Waits in the browser for the next change of the page, or a moment at most. */
    private static final String NEXT_CHANGE =
            """
            const done = arguments[arguments.length - 1];
            const finish = () => { observer.disconnect(); clearTimeout(timer); done(); };
            const observer = new MutationObserver(finish);
            const timer = setTimeout(finish, 200);
            observer.observe(document, { subtree: true, childList: true, characterData: true,
                                         attributes: true });
            """;

    private static final String LOOK_WITH_AXE =
            """
            const done = arguments[arguments.length - 1];
            axe.run().then(
              (result) => done(JSON.stringify(result.violations)),
              (problem) => done(JSON.stringify([{ id: String(problem) }])));
            """;

    private final ChromeDriver driver;
    private final String handle;

    BrowserTab(ChromeDriver driver, String handle) {
        this.driver = driver;
        this.handle = handle;
    }

    private ChromeDriver toFront() {
        driver.switchTo().window(handle);
        return driver;
    }

    /** The element with this id. */
    public WebElement find(String id) {
        return toFront().findElement(By.id(id));
    }

    /** The title. */
    public String title() {
        return toFront().getTitle();
    }

    /** The id of the element that has the focus; empty when it has none. */
    public String focused() {
        return String.valueOf(run("return document.activeElement?.id ?? ''"));
    }

    /** Presses keys on whatever has the focus. */
    public void press(CharSequence... keys) {
        toFront().switchTo().activeElement().sendKeys(keys);
    }

    /** Runs a script in the page and returns what it returns. */
    public Object run(String script, Object... arguments) {
        return toFront().executeScript(script, arguments);
    }

    /** Runs a script that returns a list of texts. */
    public List<String> strings(String script, Object... arguments) {
        Object answer = run(script, arguments);
        if (!(answer instanceof List<?> items)) {
            throw new AssertionError("The script returned no list: " + answer);
        }
        return items.stream().map(String::valueOf).toList();
    }

    /** Runs an expression that gives a promise and returns what it resolves to, as JSON. */
    public JsonNode promised(String expression, Object... arguments) {
        Object answer =
                toFront()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];("
                                        + expression
                                        + ").then(value => done(JSON.stringify(value ?? null)),"
                                        + " problem => done(JSON.stringify(String(problem))))",
                                arguments);
        return parse(String.valueOf(answer));
    }

    private static JsonNode parse(String json) {
        try {
            return WireCodec.parse(json);
        } catch (WireException notJson) {
            throw new AssertionError("The page answered something unreadable: " + json, notJson);
        }
    }

    /**
     * Waits for a condition; looks again whenever the page changes.
     *
     * @param shown what the page shows instead, for the failure
     */
    public void await(String what, BooleanSupplier condition, Supplier<String> shown) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("Waited for " + what + " but there is " + shown.get());
            }
            toFront().executeAsyncScript(NEXT_CHANGE);
        }
    }

    /** Shows the page as on a screen of this size in CSS pixels. */
    public void resize(int width, int height) {
        toFront()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                width,
                                "height",
                                height,
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                false));
    }

    /** Shows the page as to somebody who prefers "light" or "dark", and little motion or not. */
    public void prefer(String colours, boolean littleMotion) {
        toFront()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "features",
                                List.of(
                                        Map.of("name", "prefers-color-scheme", "value", colours),
                                        Map.of(
                                                "name",
                                                "prefers-reduced-motion",
                                                "value",
                                                littleMotion ? "reduce" : "no-preference"))));
    }

    /** What axe finds wrong with the page as it is now, one line a fault. */
    public List<String> accessibilityFaults() {
        try {
            toFront().executeScript(Files.readString(AXE));
        } catch (IOException missing) {
            throw new AssertionError("axe is missing: run npm ci in src/main/npm first.", missing);
        }
        List<String> faults = new ArrayList<>();
        for (JsonNode rule : parse(String.valueOf(driver.executeAsyncScript(LOOK_WITH_AXE)))) {
            JsonNode where = rule.path("nodes").path(0);
            faults.add(
                    rule.path("id").asText()
                            + " at "
                            + where.path("target")
                            + ": "
                            + where.path("failureSummary").asText());
        }
        return faults;
    }

    /** Closes the tab as its owner would. */
    public void close() {
        toFront().close();
    }

    /** Writes what the tab shows as a PNG file. */
    public void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, toFront().getScreenshotAs(OutputType.BYTES));
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }
}
