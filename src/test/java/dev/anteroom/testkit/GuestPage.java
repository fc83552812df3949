package dev.anteroom.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.WebElement;

/**
 * One guest's tab, in the words of the lobby. The waiting methods fail with what the page showed
 * instead.
 */
public final class GuestPage {
    private final BrowserTab tab;

    GuestPage(BrowserTab tab) {
        this.tab = tab;
    }

    /** The tab itself, for scripts, sizes and colours. */
    public BrowserTab tab() {
        return tab;
    }

    /** Types a name and knocks (or joins, where nobody has to knock). */
    public GuestPage knockAs(String name) {
        fill("name", name);
        tab.find("knock").click();
        return this;
    }

    /* A driver types only what a keyboard has; the rest is set, as pasting would. */
    private void fill(String id, String text) {
        WebElement field = tab.find(id);
        field.clear();
        if (text.chars().allMatch(character -> character >= ' ' && character < 127)) {
            field.sendKeys(text);
        } else {
            tab.run("arguments[0].value = arguments[1]", field, text);
        }
    }

    /** Presses the button that knocks, joins or tries again after an end. */
    public GuestPage knockAgain() {
        tab.find("again").click();
        return this;
    }

    /** Leaves the room, stops waiting, or stops trying to reconnect. */
    public GuestPage leave() {
        tab.find("leave").click();
        return this;
    }

    /** Says something to everybody. */
    public GuestPage say(String text) {
        fill("message", text);
        tab.find("send").click();
        return this;
    }

    /** Opens the device check and switches camera and microphone on. */
    public GuestPage switchOnDevices() {
        openDevices();
        tab.find("check").click();
        return await("the chosen devices", () -> !isHidden("chosen"));
    }

    /** Opens the device check, in which nothing is on yet. */
    public GuestPage openDevices() {
        tab.run("document.getElementById('devices').open = true");
        return this;
    }

    /** Whether an element is not shown. */
    public boolean isHidden(String id) {
        return Boolean.TRUE.equals(
                tab.run("return document.getElementById(arguments[0]).offsetParent === null", id));
    }

    /** Stands in for the real camera and microphone: a colour and a tone. */
    public GuestPage pretend(String colour, int hertz) {
        tab.run("probe.pretend(arguments[0], arguments[1])", colour, hertz);
        return this;
    }

    /** Presses the button of the microphone. */
    public GuestPage pressMicrophone() {
        tab.find("mic").click();
        return this;
    }

    /** Presses the button of the camera. */
    public GuestPage pressCamera() {
        tab.find("camera").click();
        return this;
    }

    /** The people in tiles, in the order of their slots. */
    public List<String> tiles() {
        return texts("#tiles .name");
    }

    /** What is marked on somebody's tile. */
    public String marks(String name) {
        return String.valueOf(
                tab.run(
                        "return [...(probe.tile(arguments[0])?.querySelectorAll('.mark') ?? [])]"
                                + ".map(e => e.textContent).filter(t => t).join(', ')",
                        name));
    }

    /** The numbers of what is received from somebody; the screen has no name. */
    public JsonNode received(String name) {
        return tab.promised("probe.received(arguments[0])", name);
    }

    /** Every connection, packet and use of a device in this tab so far. */
    public JsonNode traffic() {
        return tab.promised("probe.traffic()");
    }

    /** The colour in the middle of somebody's picture, red, green and blue; empty without one. */
    public List<Long> colour(String name) {
        Object colour = tab.run("return probe.colour(arguments[0])", name);
        return colour instanceof List<?> parts
                ? parts.stream().map(part -> ((Number) part).longValue()).toList()
                : List.of();
    }

    /** The loudest frequency of what is heard of somebody; 0 for silence. */
    public double hertz(String name) {
        return ((Number) tab.run("return probe.hertz(arguments[0])", name)).doubleValue();
    }

    /** Waits until exactly these people are in tiles. */
    public GuestPage awaitTiles(List<String> names) {
        return await("tiles " + names, () -> tiles().equals(names));
    }

    /** Waits until more pictures of somebody have been decoded than so far. */
    public GuestPage awaitMoreFrames(String name) {
        long before = received(name).path("framesDecoded").asLong();
        return await(
                "pictures of " + name,
                () -> received(name).path("framesDecoded").asLong() > before + 5);
    }

    /** Waits until a tone of about this height is heard of somebody. */
    public GuestPage awaitTone(String name, int hertz) {
        return await(
                hertz + " hertz of " + name, () -> Math.abs(hertz(name) - hertz) < hertz * 0.03);
    }

    /** Waits until nothing has been heard of somebody for a second. */
    public GuestPage awaitSilence(String name) {
        return await(
                "silence of " + name,
                () ->
                        ((Number) tab.run("return probe.quiet(arguments[0])", name)).doubleValue()
                                > 1000);
    }

    /** Presses keys on whatever has the focus. */
    public GuestPage press(CharSequence... keys) {
        tab.press(keys);
        return this;
    }

    /** Closes the tab as its owner would. */
    public void closeTab() {
        tab.close();
    }

    /** The page's state: idle, connecting, waiting, admitted, denied and so on. */
    public String state() {
        return String.valueOf(tab.run("return document.body.dataset.state"));
    }

    /** The sentence that says the state, as a screen reader announces it. */
    public String status() {
        return text("status");
    }

    /** The heading of the state. */
    public String heading() {
        return text("heading");
    }

    /** Why a stay ended or did not begin; empty when there is nothing to say. */
    public String reason() {
        return text("reason");
    }

    private String text(String id) {
        return String.valueOf(
                tab.run("return document.getElementById(arguments[0]).innerText", id));
    }

    /** The title of the tab. */
    public String title() {
        return tab.title();
    }

    /** The id of the element that has the focus. */
    public String focused() {
        return tab.focused();
    }

    /** The names of the people listed. */
    public List<String> people() {
        return texts("#people .name");
    }

    /** The people listed with what is marked beside the name: moderator, you. */
    public List<String> peopleWithMarks() {
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
        return tab.strings(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
                selector);
    }

    /** Waits until the page is in a state. */
    public GuestPage awaitState(String state) {
        return await("state " + state, () -> state().equals(state));
    }

    /** Waits until the visible text of the element with this id contains a part. */
    public GuestPage awaitText(String id, String part) {
        return await("“" + part + "” in #" + id, () -> text(id).contains(part));
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
        tab.await(what, condition, this::toString);
        return this;
    }

    /** Writes what the tab shows as a PNG file. */
    public GuestPage screenshot(Path file) {
        tab.screenshot(file);
        return this;
    }

    /** What the page says at the moment. */
    @Override
    public String toString() {
        return "“"
                + heading()
                + "” ("
                + state()
                + ") "
                + status()
                + " "
                + reason()
                + " people "
                + people()
                + " messages "
                + messages()
                + " tiles "
                + tiles()
                + " note "
                + text("media-note")
                + " "
                + text("media-problem");
    }
}
