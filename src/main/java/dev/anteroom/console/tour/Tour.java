package dev.anteroom.console.tour;

import dev.anteroom.practice.GuestCrowd;
import dev.anteroom.practice.GuestScript;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RecordedCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;

/**
 * Plays a session of a moderator: an empty room, knocks, an approval, a denial, people who waited
 * before the moderator came, hostile names, chat, lock, leaving. Each step says what it saw; the
 * first that does not come true ends the tour.
 *
 * <p>For one thread that is not the JavaFX application thread. It presses the controls a person
 * would press and looks at what the window shows, and holds both against what reached the server.
 */
public final class Tour {
    /**
     * The practice room that the console opened.
     *
     * @param server its server
     * @param roomId the room on it
     */
    public record Practice(PracticeServer server, String roomId) {
        /** People of these names knock at a room of the server, all at once. */
        GuestCrowd knock(String room, UnaryOperator<GuestScript.Guest> manners, String... names) {
            return server.simulate(
                    room,
                    new GuestScript(
                            Arrays.stream(names)
                                    .map(name -> GuestScript.Guest.knocking(name, Duration.ZERO))
                                    .map(manners)
                                    .toList()));
        }
    }

    private final Screen screen;
    private final Supplier<Practice> practice;
    private final Path pictures;
    private final Consumer<String> print;
    private final Album album;

    /**
     * @param stage the console's window, showing the join screen
     * @param fx runs tasks on the JavaFX application thread
     * @param practice asked for after the console opened its practice room
     * @param pictures where the pictures go; made if need be
     * @param print gets one line a step
     */
    public Tour(
            Stage stage,
            Executor fx,
            Supplier<Practice> practice,
            Path pictures,
            Consumer<String> print) {
        this.screen = new Screen(stage, fx);
        this.practice = practice;
        this.pictures = pictures;
        this.print = print;
        this.album = new Album(screen, pictures, print);
    }

    /** Plays to the end; false if a step did not come true. */
    public boolean play() {
        try {
            joinScreen();
            emptyRoom();
            try (GuestCrowd guests = knock("Amina Diallo", "Mallory Intruder")) {
                approve();
                deny();
                chat();
                switches();
                leave(guests);
            }
            try (GuestCrowd late = knock("Jonas Weber", "Zoë Ångström", "Grandma Rosa")) {
                lateModerator();
                approveAll(late);
            }
            hostileNames();
            noUnaskedApprovals();
            screen.until("nobody waits any more", () -> screen.shows("Nobody is waiting"));
            new DeskTour(screen, album, practice.get(), this::step).play();
            print.accept("The tour came true. The pictures are in " + pictures + ".");
            return true;
        } catch (TourException broken) {
            print.accept("NOT SO: " + broken.getMessage());
            album.addLast();
            return false;
        }
    }

    private void joinScreen() {
        step("The join screen offers a practice room");
        screen.type("name", "Dr. Rivera");
        album.inBothThemes("join");
        if (screen.onFx(() -> screen.isSelected("simulatedGuests"))) {
            screen.press("simulatedGuests");
        }
        screen.press("join");
    }

    private void emptyRoom() {
        screen.until("the room is open and nobody waits", () -> screen.shows("Nobody is waiting"));
        screen.untilAllPanesAreThere();
        step("The room is open and says what will happen: nobody waits yet");
        album.inBothThemes("empty-room");
    }

    private GuestCrowd knock(String... names) {
        Practice room = practice.get();
        return room.knock(
                room.roomId(), guest -> guest.saying("Hello, this is " + guest.name()), names);
    }

    private void approve() {
        screen.until(
                "both knocks are listed",
                () ->
                        screen.shows("lobby", "Amina Diallo")
                                && screen.shows("lobby", "Mallory Intruder"));
        step("Two people knock; both are in the lobby");
        album.inBothThemes("two-waiting");
        admit("Amina Diallo");
        awaitAtServer("user-allowed");
        step("Approve lets Amina in: she is among the people in the room");
    }

    private void deny() {
        screen.press("deny", "Mallory Intruder");
        awaitAtServer("user-denied");
        screen.until("Mallory's row is gone", () -> !screen.shows("lobby", "Mallory Intruder"));
        step("Deny turns Mallory away: the row leaves, and she is not in the room");
        require(
                !screen.onFx(() -> screen.shows("roster", "Mallory Intruder")),
                "Mallory was denied, yet is in the room.");
    }

    private void chat() {
        screen.until(
                "Amina's message is shown",
                () -> screen.shows("chat", "Hello, this is Amina Diallo"));
        screen.type("draft", "Welcome, Amina.");
        screen.press("send");
        screen.until("the answer is shown", () -> screen.shows("chat", "Welcome, Amina."));
        step("Amina writes, the moderator answers");
        album.inBothThemes("chat");
    }

    private void switches() {
        screen.press("lock");
        screen.until("the room is locked", () -> screen.isSelected("lock"));
        awaitAtServer("lockRoom");
        step("The room is locked");
        album.add("locked");
        screen.press("lock");
        screen.until("the room is unlocked", () -> !screen.isSelected("lock"));
    }

    private void leave(GuestCrowd guests) {
        screen.press("leave");
        screen.until("the join screen is back", () -> screen.isThere("join"));
        step("The moderator leaves; the join screen is back and says so");
        album.add("left");
        require(guests.standing().inside() <= 1, "More guests are inside than were admitted.");
    }

    private void lateModerator() {
        Practice room = practice.get();
        awaitKnocks(room, 5);
        screen.press("join");
        screen.until(
                "the three who knocked meanwhile are listed",
                () ->
                        screen.shows("lobby", "Jonas Weber")
                                && screen.shows("lobby", "Zoë Ångström")
                                && screen.shows("lobby", "Grandma Rosa"));
        screen.untilAllPanesAreThere();
        step("Three people knocked while nobody was there; the late moderator finds them");
        album.inBothThemes("late-moderator");
    }

    private void approveAll(GuestCrowd guests) {
        admit("Jonas Weber");
        screen.until(
                "Jonas' message is shown",
                () -> screen.shows("chat", "Hello, this is Jonas Weber"));
        album.inBothThemes("at-work");
        admit("Zoë Ångström");
        admit("Grandma Rosa");
        screen.until("nobody waits any more", () -> screen.shows("Nobody is waiting"));
        step("One after another is let in; nobody waits any more");
        album.inBothThemes("all-in");
        require(guests.standing().waiting() == 0, "A guest still believes to be waiting.");
    }

    private void admit(String name) {
        screen.press("approve", name);
        screen.until(name + " is in the room", () -> screen.shows("roster", name));
    }

    private void hostileNames() {
        Practice room = practice.get();
        // As many as the list shows at once.
        GuestScript script = new GuestScript(GuestScript.hostileNames().guests().subList(0, 5));
        try (GuestCrowd hostile = room.server().simulate(room.roomId(), script)) {
            screen.until(
                    "the hostile names are shown as plain text",
                    () -> screen.shows("lobby", "<img src=x onerror=alert(1)>"));
            step("Names with markup, hidden characters and formulas are shown as plain text");
            album.inBothThemes("hostile-names");
            require(hostile.standing().inside() == 0, "Somebody came in without a decision.");
        }
    }

    /** The server saw exactly the approvals whose buttons were pressed. */
    private void noUnaskedApprovals() {
        long approvals =
                practice.get().server().calls().stream()
                        .map(RecordedCall::event)
                        .filter("user-allowed"::equals)
                        .count();
        require(approvals == 4, "The server saw " + approvals + " approvals, not 4.");
        step("The server saw four approvals, one for each press, and none besides");
    }

    private void awaitAtServer(String event) {
        awaitCalls(practice.get(), event, 1);
    }

    private void awaitKnocks(Practice room, int knocks) {
        // The moderator's own first join is a token, too.
        awaitCalls(room, "token", knocks + 1);
    }

    private static void awaitCalls(Practice room, String event, int count) {
        // The server's whole log is gone through at each new call.
        Set<RecordedCall> seen = new HashSet<>();
        try {
            room.server()
                    .awaitCall(
                            call -> {
                                if (call.event().equals(event)) {
                                    seen.add(call);
                                }
                                return seen.size() >= count;
                            },
                            Duration.ofSeconds(30));
        } catch (java.util.concurrent.TimeoutException late) {
            throw new TourException("The server did not get " + count + " × " + event + ".", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TourException("The tour was interrupted.", interrupted);
        }
    }

    private void step(String sentence) {
        print.accept("✓ " + sentence);
    }

    private static void require(boolean condition, String complaint) {
        if (!condition) {
            throw new TourException(complaint);
        }
    }
}
