package dev.anteroom.console.fx;

import java.net.URL;
import java.util.Locale;
import java.util.Objects;

/** Every FXML file of the program; nobody types a path twice. */
public enum FxmlFile {
    /** Where a room is chosen and joined. */
    JOIN("join"),
    /** Which application server is asked, by name. */
    SERVERS("join"),
    /** Whether a link's host is trusted. */
    HOST_QUESTION("join"),
    /** The strip above a practice room: how guests get in. */
    INVITE_BAR("join"),
    /** What can be set: the frame around its pages. */
    SETTINGS("settings"),
    /** The page of the settings for how the program looks. */
    SETTINGS_LOOKS("settings"),
    /** The page of the settings for how decisions are made. */
    SETTINGS_DESK("settings"),
    /** The page of the settings for how knocks are noticed. */
    SETTINGS_NOTICES("notify"),
    /** The page of the settings for how this program reaches servers. */
    SETTINGS_CONNECTIONS("connections"),
    /** The page of the settings for what the program is. */
    SETTINGS_ABOUT("about"),
    /** "Do not disturb" in the header of a room. */
    QUIET("notify"),
    /** An alert in the corner of the screen. */
    CORNER_ALERT("notify"),
    /** The frame of a joined room. */
    ROOM("room"),
    /** A room that is watched beside the open one. */
    WATCHED_ROOM("room"),
    /** The question before the window is closed. */
    PARTING("room"),
    /** Who waits. */
    LOBBY("lobby"),
    /** One person who waits. */
    AWAITED_CELL("lobby"),
    /** The header of a section of those who wait. */
    GROUP_CELL("lobby"),
    /** Decides about several people. */
    BULK_BAR("lobby"),
    /** How deciding about several people ended. */
    BULK_RESULT("lobby"),
    /** Take back, send after all, how far it is, the question before. */
    DESK_BARS("lobby"),
    /** A private note. */
    NOTE_BAR("lobby"),
    /** All keys of the window. */
    KEYS("lobby"),
    /** The alarm about people nobody let in, and the rules that are on. */
    GUARD("guard"),
    /** The menu about guests in the header of a room. */
    GUESTS_MENU("guard"),
    /** The list of expected people. */
    EXPECTED("guard"),
    /** What happened at the desk. */
    JOURNAL("journal"),
    /** The page of the settings for how long the journal is kept. */
    SETTINGS_JOURNAL("journal"),
    /** What a stay was like, after it ended. */
    SUMMARY("journal"),
    /** Who is in the room. */
    ROSTER("roster"),
    /** One person in the room. */
    PARTICIPANT_CELL("roster"),
    /** Who is seen. */
    STAGE("stage"),
    /** One person who is seen. */
    TILE("stage"),
    /** One's own microphone, camera and screen. */
    CONTROLS("stage"),
    /** Which camera, microphone and speaker are used. */
    DEVICES("devices"),
    /** What is said. */
    CHAT("chat"),
    /** The page of the settings for messages that are written often. */
    SETTINGS_REPLIES("chat"),
    /** One message. */
    MESSAGE_CELL("chat");

    private final String screen;

    FxmlFile(String screen) {
        this.screen = screen;
    }

    /** The screen it belongs to: the name of its bundle below {@code i18n}. */
    public String screen() {
        return screen;
    }

    /** Its path on the class path. */
    public String path() {
        return "/fxml/" + name().toLowerCase(Locale.ROOT) + ".fxml";
    }

    /**
     * Where it is.
     *
     * @throws NullPointerException if it is missing from the program
     */
    public URL url() {
        return Objects.requireNonNull(
                FxmlFile.class.getResource(path()), () -> path() + " is missing.");
    }
}
