package dev.anteroom.testkit;

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
                + messages();
    }
}
