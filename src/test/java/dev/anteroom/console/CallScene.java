package dev.anteroom.console;

import dev.anteroom.console.video.VideoPane;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;

/** The console's window and guests in a real Chromium, in one room. */
final class CallScene implements AutoCloseable {
    static final String MODERATOR = "Dr. Rivera";

    /** What the simulated microphone of the console sounds like. */
    static final int MODERATOR_TONE = 440;

    private final GuestStage stage;
    private final OpenConsole console;
    private final String room;

    private CallScene(GuestStage stage, OpenConsole console, String room) {
        this.stage = stage;
        this.console = console;
        this.room = room;
    }

    /** A moderator's console with simulated devices in a new room, where nobody waits yet. */
    static CallScene open(GuestStage stage) {
        String room = stage.knockRoom("Surgery");
        OpenConsole console =
                new OpenConsole(
                        stage.server().token(room, MODERATOR, Role.MODERATOR), MediaMode.SIMULATED);
        console.awaitText("lobby", "Nobody is waiting");
        return new CallScene(stage, console, room);
    }

    OpenConsole console() {
        return console;
    }

    /** Somebody without a browser knocks and is let in. */
    void letsIn(String name) {
        RawClient guest = stage.join(room, name, Role.PARTICIPANT);
        console.awaitText("lobby", name);
        console.press("approve", name);
        guest.await(
                EventName.ROOM_MANAGEMENT_EVENTS,
                told -> told.path("event_type").asText().equals("user-allowed"));
    }

    @Override
    public void close() {
        console.close();
    }

    GuestPage knock(String name, String colour, int hertz) {
        GuestPage guest =
                stage.guest(room)
                        .pretend(colour, hertz)
                        .switchOnDevices()
                        .knockAs(name)
                        .awaitState("waiting");
        console.awaitText("lobby", name);
        return guest;
    }

    void approve(GuestPage guest, String name) {
        console.press("approve", name);
        guest.awaitState("admitted");
    }

    GuestPage admitted(String name, String colour, int hertz) {
        GuestPage guest = knock(name, colour, hertz);
        approve(guest, name);
        return guest;
    }

    /** The moderator with camera and microphone on, and one guest; both see and hear the other. */
    GuestPage together(String name) {
        console.press("microphone");
        console.press("camera");
        GuestPage guest = admitted(name, "red", 880);
        guest.awaitTiles(List.of(MODERATOR))
                .awaitMoreFrames(MODERATOR)
                .awaitTone(MODERATOR, MODERATOR_TONE);
        FxExtension.await("the red picture", () -> colours().anyMatch(CallScene::isRed));
        return guest;
    }

    Stream<Node> tile(String name) {
        return console.nodes(".tile")
                .filter(tile -> String.valueOf(tile.getAccessibleText()).contains(name));
    }

    /** How many pictures of somebody were drawn; on the application thread. */
    long framesOf(String name) {
        return tile(name)
                .flatMap(tile -> tile.lookupAll(".video").stream())
                .filter(VideoPane.class::isInstance)
                .mapToLong(video -> ((VideoPane) video).frames())
                .sum();
    }

    /** The colour in the middle of each picture on the stage; on the application thread. */
    Stream<Color> colours() {
        return console.nodes(".tile .video")
                .flatMap(video -> video.lookupAll("ImageView").stream())
                .filter(ImageView.class::isInstance)
                .map(view -> ((ImageView) view).getImage())
                .filter(image -> image != null && image.getWidth() > 1)
                .map(CallScene::middle);
    }

    private static Color middle(Image image) {
        return image.getPixelReader()
                .getColor((int) image.getWidth() / 2, (int) image.getHeight() / 2);
    }

    static boolean isRed(Color colour) {
        return colour.getRed() > 0.6 && colour.getGreen() < 0.3 && colour.getBlue() < 0.3;
    }

    static boolean isLime(Color colour) {
        return colour.getGreen() > 0.6 && colour.getRed() < 0.35 && colour.getBlue() < 0.35;
    }
}
