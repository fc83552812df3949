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
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * One guest's tab, in the words of the lobby. Every method brings the tab to the front first; the
 * waiting ones fail with what the page showed instead.
 */
public final class GuestPage {
    private static final Duration LIMIT = Duration.ofSeconds(30);

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

    private static final Path AXE = Path.of("src/main/npm/node_modules/axe-core/axe.min.js");

    private final ChromeDriver driver;
    private final String tab;

    GuestPage(ChromeDriver driver, String tab) {
        this.driver = driver;
        this.tab = tab;
    }

    /** Types a name and knocks (or joins, where nobody has to knock). */
    public GuestPage knockAs(String name) {
        typeName(name);
        find("knock").click();
        return this;
    }

    /** Types a name. Any text is accepted, also what no keyboard has. */
    public GuestPage typeName(String name) {
        fill("name", name);
        return this;
    }

    private void fill(String id, String text) {
        WebElement field = find(id);
        field.clear();
        boolean typeable = text.chars().allMatch(character -> character >= ' ' && character < 127);
        if (typeable) {
            field.sendKeys(text);
        } else {
            driver.executeScript("arguments[0].value = arguments[1]", field, text);
        }
    }

    /** Presses the button that knocks, joins or tries again after an end. */
    public GuestPage knockAgain() {
        find("again").click();
        return this;
    }

    /** Leaves the room, or stops waiting. */
    public GuestPage leave() {
        find("leave").click();
        return this;
    }

    /** Says something to everybody. */
    public GuestPage say(String text) {
        fill("message", text);
        find("send").click();
        return this;
    }

    /** The page's state: idle, connecting, waiting, admitted, denied and so on. */
    public String state() {
        return find(By.tagName("body")).getDomAttribute("data-state");
    }

    /** Waits until the page is in a state. */
    public GuestPage awaitState(String state) {
        return await("state " + state, () -> state().equals(state));
    }

    /** Waits until the text of the element with this id contains a part. */
    public GuestPage awaitText(String id, String part) {
        return await("“" + part + "” in #" + id, () -> find(id).getText().contains(part));
    }

    /** Waits until exactly these people are listed, in this order. */
    public GuestPage awaitPeople(List<String> names) {
        return await("people " + names, () -> people().equals(names));
    }

    /** Waits until exactly these messages are listed. */
    public GuestPage awaitMessages(List<String> messages) {
        return await("messages " + messages, () -> messages().equals(messages));
    }

    /** Waits for a condition; looks again whenever the page changes. */
    public GuestPage await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("Waited for " + what + " but the page shows " + this);
            }
            toFront();
            driver.executeAsyncScript(NEXT_CHANGE);
        }
        return this;
    }

    /** The sentence that says the state, as a screen reader announces it. */
    public String status() {
        return find("status").getText();
    }

    /** The heading of the state. */
    public String heading() {
        return find("heading").getText();
    }

    /** Why a stay ended or did not begin; empty when there is nothing to say. */
    public String reason() {
        return find("reason").getText();
    }

    /** The title of the tab. */
    public String title() {
        toFront();
        return driver.getTitle();
    }

    /** The names of the people listed. */
    public List<String> people() {
        return texts("#people .name");
    }

    /** What is marked beside the people listed: role and oneself. */
    public List<String> peopleWithBadges() {
        return texts("#people li");
    }

    /** The messages listed, each as "sender: text". */
    public List<String> messages() {
        List<String> senders = texts("#messages .sender");
        List<String> said = texts("#messages .text");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(senders.size(), said.size()); i++) {
            lines.add(senders.get(i) + ": " + said.get(i));
        }
        return lines;
    }

    private List<String> texts(String selector) {
        return strings(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)",
                selector);
    }

    /** The id of the element that has the focus; empty when it has none. */
    public String focused() {
        return String.valueOf(run("return document.activeElement?.id ?? ''"));
    }

    /** Presses keys on whatever has the focus. */
    public GuestPage press(CharSequence... keys) {
        toFront();
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Runs a script in the page. */
    public Object run(String script, Object... arguments) {
        toFront();
        return driver.executeScript(script, arguments);
    }

    /** Runs a script that returns a list of texts. */
    public List<String> strings(String script, Object... arguments) {
        Object answer = run(script, arguments);
        if (!(answer instanceof List<?> items)) {
            throw new AssertionError("The script returned no list: " + answer);
        }
        return items.stream().map(String::valueOf).toList();
    }

    /** Loads the page again. */
    public GuestPage reload() {
        toFront();
        driver.navigate().refresh();
        return this;
    }

    /** Shows the page as on a screen of this width in CSS pixels. */
    public GuestPage resize(int width, int height) {
        toFront();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Shows the page as to somebody who prefers "light" or "dark". */
    public GuestPage prefer(String colours, boolean reducedMotion) {
        toFront();
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", colours),
                                Map.of(
                                        "name",
                                        "prefers-reduced-motion",
                                        "value",
                                        reducedMotion ? "reduce" : "no-preference"))));
        return this;
    }

    /** What axe finds wrong with the page as it is now, one line a fault. */
    public List<String> accessibilityFaults() {
        toFront();
        try {
            driver.executeScript(Files.readString(AXE));
            Object answer =
                    driver.executeAsyncScript(
                            """
                            const done = arguments[arguments.length - 1];
                            axe.run().then(
                              (result) => done(JSON.stringify(result.violations)),
                              (problem) => done(JSON.stringify([{ id: String(problem) }])));
                            """);
            List<String> faults = new ArrayList<>();
            for (JsonNode rule : WireCodec.parse(String.valueOf(answer))) {
                JsonNode where = rule.path("nodes").path(0);
                faults.add(
                        rule.path("id").asText()
                                + " at "
                                + where.path("target")
                                + ": "
                                + where.path("failureSummary").asText());
            }
            return faults;
        } catch (IOException | WireException unreadable) {
            throw new AssertionError("axe could not look at the page.", unreadable);
        }
    }

    /** Closes the tab as its owner would. */
    public void closeTab() {
        toFront();
        driver.close();
    }

    /** Writes what the tab shows as a PNG file. */
    public GuestPage screenshot(Path file) {
        toFront();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
            return this;
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    private WebElement find(String id) {
        return find(By.id(id));
    }

    private WebElement find(By place) {
        toFront();
        return driver.findElement(place);
    }

    private void toFront() {
        driver.switchTo().window(tab);
    }

    @Override
    public String toString() {
        return "“" + heading() + "” (" + state() + ") " + status() + " " + reason();
    }
}
