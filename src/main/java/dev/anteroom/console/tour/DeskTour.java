package dev.anteroom.console.tour;

import dev.anteroom.practice.Fault;
import dev.anteroom.practice.GuestCrowd;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.Role;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The second half of the tour: what a full lobby offers, one screen after the other, each pictured
 * in both themes. For the tour's thread.
 */
final class DeskTour {
    private static final int LONGEST_UNDO = 30;

    /** High enough that every person of this lobby is seen at once. */
    private static final double HIGH = 980;

    private static final double HIGH_WIDTH = 1000;
    private static final String ME = "Dr. Rivera";

    private final Screen screen;
    private final Album album;
    private final Tour.Practice practice;
    private final Consumer<String> step;

    /**
     * Begins in the open practice room, with nobody in it and nobody waiting.
     *
     * @param step told what came true
     */
    DeskTour(Screen screen, Album album, Tour.Practice practice, Consumer<String> step) {
        this.screen = screen;
        this.album = album;
        this.practice = practice;
        this.step = step;
    }

    /**
     * Plays to the end.
     *
     * @throws TourException if a step does not come true
     */
    void play() {
        settings();
        expectedPeople();
        try (GuestCrowd _ =
                knock(
                        practice.roomId(),
                        "Priya Sharma",
                        "Tom Berger",
                        "Jonas Weber",
                        "Grace Hopper",
                        ME,
                        "Al\u0456ce Brown",
                        "Mallory Intruder",
                        "Lena Fischer")) {
            groups();
            undoAndDrafts();
            bulk();
            sheets();
        }
        severalRooms();
    }

    private void settings() {
        screen.press("openSettings");
        for (String page :
                new String[] {"looks", "notices", "replies", "journal", "devices", "desk"}) {
            screen.press("section-" + page);
            album.inBothThemes("settings-" + page);
        }
        screen.slide("undo", LONGEST_UNDO);
        screen.press("close");
        step.accept("Each page of the settings opens; a decision can be taken back for 30 seconds");
    }

    private void expectedPeople() {
        screen.choose("menu", "", "expected");
        screen.type("list", "Priya Sharma\nTom Berger, tom@example.org");
        album.inBothThemes("expected-list");
        screen.press("save");
        step.accept("A list of expected people is kept");
    }

    private void groups() {
        screen.resize(HIGH_WIDTH, HIGH);
        screen.press("stageToggle");
        for (String group : new String[] {"Expected", "Here before", "Not known", "Look twice"}) {
            until("there is the group " + group, "lobby", group);
        }
        screen.choose("more", "Priya Sharma", "hold");
        until("somebody is on hold", "lobby", "On hold");
        screen.choose("more", "Tom Berger", "claimItem");
        until("the claim is shown", "lobby", "You are on it");
        screen.choose("more", "Tom Berger", "noteItem");
        screen.type("noteField", "Comes with an interpreter");
        album.inBothThemes("note");
        screen.press("noteSave");
        until("the note is shown", "lobby", "Comes with an interpreter");
        step.accept("People stand in groups, with a claim, a note and a hold");
        album.inBothThemes("groups");
        screen.press("stageToggle");
        screen.resize(900, 600);
        album.inBothThemes("groups-in-a-small-window");
        screen.press("stageToggle");
        screen.resize(HIGH_WIDTH, HIGH);
        popup("more", "Tom Berger", "row-menu");
        popup("replies", "", "replies-menu");
        popup("menu", "", "guests-menu");
        screen.press("begin");
        screen.until("it is quiet", () -> screen.isThere("end"));
        album.inBothThemes("do-not-disturb");
        screen.press("end");
        step.accept("Menus open, and nothing disturbs for a while");
        screen.type("search", "br");
        screen.until("the others are filtered out", () -> !screen.shows("lobby", "Tom Berger"));
        album.inBothThemes("search");
        screen.type("search", "");
        until("all are back", "lobby", "Tom Berger");
        step.accept("A search finds people by name");
    }

    private void popup(String menu, String personName, String name) {
        screen.open(menu, personName);
        album.inBothThemes(name);
        screen.close(menu, personName);
    }

    private void undoAndDrafts() {
        screen.press("approve", "Tom Berger");
        screen.until("it can be taken back", () -> screen.isThere("undo"));
        album.inBothThemes("undo");
        practice.server().cutConnection(moderatorsId());
        until("it became a draft", "lobby", "was not sent");
        screen.until("the connection is back", () -> screen.shows("you are a moderator"));
        album.inBothThemes("draft");
        screen.press("dropDrafts");
        screen.until("the draft is dropped", () -> !screen.isThere("draftsBar"));
        step.accept("A decision can be taken back; one that could not be sent waits for a word");
    }

    private void bulk() {
        screen.press("bulkApprove");
        screen.until("it asks about the suspicious", () -> screen.isThere("questionBar"));
        album.inBothThemes("bulk-question");
        screen.press("questionCancel");
        screen.press("openSettings");
        screen.press("section-desk");
        screen.slide("undo", 0);
        screen.press("close");
        Fault full =
                new Fault.Refuse(
                        Fault.Target.of(EventName.USER_ALLOWED),
                        ResultCode.PARTICIPANTS_FULL,
                        "The room is full.");
        screen.press("bulkApprove");
        try (Fault.Injection _ = practice.server().inject(full)) {
            screen.press("questionOthers");
            until("the result is told", "lobby", "failed");
            album.inBothThemes("bulk-result-failed");
        }
        screen.press("retry");
        screen.until(
                "nobody failed this time",
                () -> screen.shows("result", "let in") && !screen.shows("result", "failed"));
        album.inBothThemes("bulk-result");
        screen.press("closeResult");
        step.accept(
                "A crowd is let in, without those to look at twice; what failed is tried again");
    }

    private void sheets() {
        screen.press("keys");
        album.inBothThemes("keys");
        screen.press("closeKeys");
        screen.choose("menu", "", "admit");
        screen.until("the rule is shown", () -> screen.isThere("admitBar"));
        album.inBothThemes("rule");
        screen.press("admitOff");
        screen.choose("menu", "", "journal");
        screen.until("the journal is filled", () -> screen.shows("journal", "Tom Berger"));
        album.inBothThemes("journal");
        screen.press("close");
        screen.askToClose();
        screen.until("it asks before it closes", () -> screen.isThere("parting"));
        album.inBothThemes("closing");
        screen.press("stayHere");
        step.accept("Keys, a rule, the journal and the question before closing are shown");
    }

    private void severalRooms() {
        PracticeServer server = practice.server();
        String school = server.createRoom(RoomSettings.knockRoom("School"));
        screen.press("watchAnother");
        screen.press("tokenWay");
        screen.type("token", server.token(school, ME, Role.MODERATOR));
        album.inBothThemes("join-with-token");
        screen.press("join");
        screen.until("the other room is open", () -> screen.isThere("openWatched"));
        try (GuestCrowd _ = knock(school, "Nora Lind", "Max Mustermann");
                GuestCrowd _ = knock(practice.roomId(), "Olga Petrova")) {
            until("both are listed", "lobby", "Nora Lind");
            until("both are listed", "lobby", "Max Mustermann");
            album.inBothThemes("rooms-in-a-narrow-window");
            screen.press("stageToggle");
            screen.resize(1280, 760);
            screen.until("both lobbies are seen", () -> screen.shows("watched", "Olga Petrova"));
            album.inBothThemes("rooms-beside");
            screen.press("leave");
            screen.press("leaveNow");
            screen.until("the other room is open again", () -> screen.isThere("summary"));
            album.inBothThemes("summary");
        }
        step.accept("Two rooms are watched at once; leaving one sums it up");
    }

    private String moderatorsId() {
        return practice.server().calls().stream()
                .filter(call -> call.event().equals(EventName.TOKEN.wireName()))
                .filter(call -> call.payload().path("hostType").asText().equals("Java"))
                .toList()
                .getLast()
                .clientId();
    }

    private GuestCrowd knock(String room, String... names) {
        return practice.knock(room, UnaryOperator.identity(), names);
    }

    private void until(String what, String place, String text) {
        screen.until(what, () -> screen.shows(place, text));
    }
}
