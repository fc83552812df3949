package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.Languages;
import dev.anteroom.console.room.RoomScreen;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.console.settings.TextSize;
import dev.anteroom.enx.ChatMessage;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A room in other languages, mirrored, and written large: to be looked at, and measured. */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class ReadingTest {
    private final Locale before = Locale.getDefault();
    private final FakeRoom room = new FakeRoom();
    private @Nullable Wiring wiring;

    @AfterEach
    void putBack() {
        Locale.setDefault(before);
        Wiring open = wiring;
        if (open != null) {
            open.close();
        }
    }

    private RoomScreen open(String language, int percent) {
        Locale.setDefault(Locale.forLanguageTag(language));
        room.participants(
                List.of(
                        person(FakeRoom.SELF.value(), "Dr. Winter", RoomRole.MODERATOR),
                        person("p1", "Mary Jackson", RoomRole.PARTICIPANT)));
        for (int number = 0; number < 4; number++) {
            room.await(
                    room.person(
                            "w" + number,
                            List.of("Ada Lovelace", "Grace Hopper", "", "Katherine Johnson")
                                    .get(number),
                            System.nanoTime() - Duration.ofMinutes(6L * number).toNanos()));
        }
        room.tell(
                new RoomEvent.MessageReceived(
                        new ChatMessage(
                                new ClientId("p1"),
                                "Mary Jackson",
                                "Good morning!",
                                true,
                                Instant.parse("2026-11-23T09:02:00Z"))));
        RoomScreen screen = onFx(() -> RoomScreen.open(room, new FxExecutor()));
        show(screen.root());
        onFx(
                () -> {
                    screen.root().getScene().setNodeOrientation(Languages.orientation());
                    new TextSize(percent).follow(screen.root().getScene());
                    return null;
                });
        FxExtension.settle();
        return screen;
    }

    private Parent wired(String language, int percent) {
        Locale.setDefault(Locale.forLanguageTag(language));
        SettingsStore settings = SettingsStore.forgetful();
        settings.update(now -> now.withReading(now.reading().withTextPercent(percent)));
        Wiring made =
                new Wiring(
                        new StartRequest(
                                new StartMode.JoinScreen(),
                                0,
                                Optional.empty(),
                                Optional.empty(),
                                MediaMode.OFF),
                        settings,
                        System.out,
                        System.err);
        wiring = made;
        Stage stage =
                onFx(
                        () -> {
                            Stage opened = new Stage();
                            made.open(opened, _ -> {});
                            opened.setWidth(FxExtension.WIDTH);
                            opened.setHeight(FxExtension.HEIGHT);
                            return opened;
                        });
        FxExtension.settle();
        return stage.getScene().getRoot();
    }

    private static void press(Parent root, String id) {
        onFx(
                () -> {
                    ((ButtonBase) Objects.requireNonNull(root.lookup("#" + id), id)).fire();
                    return null;
                });
        FxExtension.settle();
    }

    @ParameterizedTest
    @CsvSource({"de, 100", "ar-XB, 100", "en, 200", "de, 200"})
    void theJoinScreenAndTheSettings_areUsableInAnyLanguageAndSize(String language, int percent) {
        Parent root = wired(language, percent);
        String name = language + "-" + percent;
        press(root, "serverWay");
        picture(root, "join-" + name);
        press(root, "openSettings");
        for (String section : List.of("looks", "desk", "notices", "replies")) {
            press(root, "section-" + section);
            picture(root, "settings-" + section + "-" + name);
            assertEquals(List.of(), cut(root), section);
        }
        Bounds close = bounds(Objects.requireNonNull(onFx(() -> root.lookup("#close"))));
        assertTrue(close.getMinX() >= 0 && close.getMaxX() <= FxExtension.WIDTH, "" + close);
    }

    private static Participant person(String id, String name, RoomRole role) {
        return new Participant(new ClientId(id), name, false, role, false, false);
    }

    private static Node node(RoomScreen screen, String id) {
        return onFx(() -> Objects.requireNonNull(screen.root().lookup("#" + id), id));
    }

    private static Bounds bounds(Node node) {
        return onFx(() -> node.localToScene(node.getLayoutBounds()));
    }

    private static List<String> cut(Parent root) {
        return onFx(
                () ->
                        root.lookupAll("*").stream()
                                .filter(Labeled.class::isInstance)
                                .map(Labeled.class::cast)
                                .filter(ReadingTest::isShown)
                                .filter(Labeled::isTextTruncated)
                                .filter(text -> !text.getStyleClass().contains("name"))
                                .filter(text -> text.getTooltip() == null)
                                .map(Labeled::getText)
                                .toList());
    }

    private static boolean isShown(Node node) {
        return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
    }

    @ParameterizedTest
    @CsvSource({"de, light", "de, dark"})
    void german_isShownWhole(String language, String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        RoomScreen screen = open(language, 100);
        picture(screen.root(), "room-" + language + "-" + look);
        assertEquals(List.of(), cut(screen.root()));
        onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }

    @Test
    void aLanguageWrittenFromTheRight_mirrorsTheRoom() {
        RoomScreen screen = open("ar-XB", 100);
        picture(screen.root(), "room-mirrored");
        assertTrue(
                bounds(node(screen, "lobby")).getMinX() > bounds(node(screen, "chat")).getMaxX(),
                "who waits is on the right");
        assertTrue(
                bounds(node(screen, "name")).getMinX() > bounds(node(screen, "leave")).getMaxX(),
                "the header begins on the right");
        onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }

    @ParameterizedTest
    @CsvSource({"en, 150", "en, 200", "de, 200"})
    void largeText_leavesEverythingInTheWindow(String language, int percent) {
        RoomScreen screen = open(language, percent);
        picture(screen.root(), "room-" + language + "-" + percent);
        assertTrue(
                bounds(node(screen, "list")).getHeight() >= 60 * percent / 100.0,
                "somebody who waits is seen: " + bounds(node(screen, "list")));
        assertTrue(
                bounds(node(screen, "share")).getMaxX()
                        <= bounds(node(screen, "statistics")).getMinX(),
                "no control covers another");
        for (String id : List.of("knock", "lock", "mute", "leave", "list", "draft", "send")) {
            Bounds place = bounds(node(screen, id));
            assertTrue(
                    place.getMinX() >= 0
                            && place.getMinY() >= 0
                            && place.getMaxX() <= FxExtension.WIDTH
                            && place.getMaxY() <= FxExtension.HEIGHT,
                    id + " is at " + place);
        }
        onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }
}
