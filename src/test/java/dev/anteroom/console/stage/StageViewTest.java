package dev.anteroom.console.stage;

import static dev.anteroom.console.stage.StageScene.talker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.View;
import dev.anteroom.console.fx.Views;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomListener;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.enx.RoomSnapshot;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FakeStream;
import dev.anteroom.testkit.FxExtension;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** The stage as it is seen and used, with pictures of a fake engine. */
@Tag("fx")
@ExtendWith(FxExtension.class)
@SuppressWarnings("NullAway") // fields are filled by set-up; a null is a failure of the test
class StageViewTest {
    private static final int RED = 0xffc02020;
    private static final int BLUE = 0xff2030c0;

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final FakeStageMedia media = new FakeStageMedia();
    private final StageScene scene = new StageScene(room);
    private final SimpleLongProperty clock = new SimpleLongProperty();
    private final BooleanProperty stageWanted = new SimpleBooleanProperty(true);
    private final AtomicInteger hops = new AtomicInteger();

    /** When everything happens, so that a slow machine changes nothing. */
    private final long moment = System.nanoTime();

    private StageModel model;
    private PulsePickUp pulses;
    private View<StageController> stage;
    private Stage window;

    @BeforeEach
    void open() {
        FxExecutor fx = new FxExecutor();
        Executor counting =
                task -> {
                    hops.incrementAndGet();
                    fx.execute(task);
                };
        BorderPane root = new BorderPane();
        FxExtension.onFx(
                () -> {
                    model =
                            new StageModel(
                                    room,
                                    media,
                                    fx,
                                    () -> moment,
                                    new StatusLine(),
                                    StageViewTest::problem);
                    pulses = new PulsePickUp(counting);
                    Views views = new Views();
                    views.register(
                            StageController.class, () -> new StageController(model, views, clock));
                    views.register(TileController.class, () -> new TileController(model, pulses));
                    views.register(
                            ControlsController.class,
                            () -> new ControlsController(model, stageWanted));
                    stage = views.load(FxmlFile.STAGE, StageController.class);
                    View<ControlsController> controls =
                            views.load(FxmlFile.CONTROLS, ControlsController.class);
                    controls.controller().listenForKeys(root);
                    root.setCenter(stage.root());
                    root.setBottom(controls.root());
                    return null;
                });
        window = FxExtension.show(root);
        room.listen(
                new RoomListener() {
                    @Override
                    public void onSnapshot(RoomSnapshot snapshot) {
                        fx.execute(() -> model.update(snapshot));
                    }
                });
    }

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    stage.controller().close();
                    model.close();
                    pulses.close();
                    return null;
                });
        IntStream.rangeClosed(1, 3)
                .forEach(slot -> assertFalse(room.fakeStream(slot).isWatched(), "slot " + slot));
    }

    @Test
    void aFrame_isSeenInItsColour() {
        tell(talker(1, "a", "Ada"));
        frame(1, 640, 360, RED);

        assertColour(RED, pixel(tile("Ada"), 0.5, 0.5));
        assertColour(RED, pixel(tile("Ada"), 0.03, 0.5));
        frame(1, 640, 360, BLUE);
        assertColour(BLUE, pixel(tile("Ada"), 0.5, 0.5));
    }

    @Test
    void aTallPicture_keepsItsShape() {
        tell(talker(1, "a", "Ada"));
        frame(1, 360, 640, RED);

        assertColour(RED, pixel(tile("Ada"), 0.5, 0.05));
        assertNotColour(RED, pixel(tile("Ada"), 0.2, 0.5));
        assertNotColour(RED, pixel(tile("Ada"), 0.8, 0.5));

        frame(1, 1280, 720, BLUE);
        assertColour(BLUE, pixel(tile("Ada"), 0.1, 0.5));
    }

    @Test
    void anotherPersonInTheStream_isNeverShownWithThePictureOfTheOneBefore() {
        tell(talker(1, "a", "Ada"));
        frame(1, 640, 360, RED);
        tell(talker(1, "b", "Bob"));

        long trusted = moment + TalkerSlots.SETTLE_NANOS;
        assertNotColour(RED, pixel(tile("Bob"), 0.5, 0.2));
        room.fakeStream(1).show(640, 360, RED, trusted - 1);
        FxExtension.settle();
        assertNotColour(RED, pixel(tile("Bob"), 0.5, 0.2));

        room.fakeStream(1).show(640, 360, BLUE, trusted);
        FxExtension.await("pictures are trusted again", () -> picture(tile("Bob")) != null);
        FxExtension.settle();
        assertColour(BLUE, pixel(tile("Bob"), 0.5, 0.5));
    }

    @Test
    void whatIsNotSeen_takesNoPictures() {
        tell(talker(1, "a", "Ada"));
        FakeStream stream = room.fakeStream(1);
        assertTrue(stream.isWatched());

        onFx(() -> stage.root().setVisible(false));
        assertFalse(stream.isWatched());
        assertFalse(stream.show(640, 360, RED));
        onFx(() -> stage.root().setVisible(true));
        assertTrue(stream.isWatched());

        onFx(() -> ((BorderPane) window.getScene().getRoot()).setCenter(null));
        assertFalse(stream.isWatched());
        onFx(() -> ((BorderPane) window.getScene().getRoot()).setCenter(stage.root()));
        assertTrue(stream.isWatched());

        onFx(() -> window.setIconified(true));
        FxExtension.await("minimised", () -> !stream.isWatched());
        onFx(() -> window.setIconified(false));
        FxExtension.await("back", stream::isWatched);

        onFx(window::hide);
        assertFalse(stream.isWatched());
    }

    @Test
    void aTileWithoutRoom_takesNoPictures() {
        tell(
                IntStream.rangeClosed(1, 9)
                        .mapToObj(slot -> talker(slot, "p" + slot, "Person " + slot))
                        .toArray(Talker[]::new));
        assertTrue(room.fakeStream(1).isWatched());
        onFx(
                () -> {
                    window.setHeight(230);
                    model.turnLarge(model.tiles().getLast());
                });
        FxExtension.settle();

        long watched =
                IntStream.rangeClosed(1, 9).filter(s -> room.fakeStream(s).isWatched()).count();
        long visible = model.tiles().stream().filter(t -> node(t).isVisible()).count();
        assertEquals(visible, watched);
        assertTrue(visible < 9, visible + " are seen");
    }

    @Test
    void whoTurnsTheCameraOff_isSeenAsALetter() {
        tell(talker(1, "a", "Ada"));
        frame(1, 640, 360, RED);
        assertFalse(tile("Ada").lookup("#initial").isVisible());

        tell(new Talker(1, new ClientId("a"), "Ada", true, true));
        assertFalse(room.fakeStream(1).isWatched());
        assertNotColour(RED, pixel(tile("Ada"), 0.5, 0.2));
        assertTrue(tile("Ada").lookup("#initial").isVisible());
        assertTrue(tile("Ada").lookup("#muted").isVisible());
        assertEquals("Ada, microphone off, camera off", tile("Ada").getAccessibleText());
    }

    @Test
    void doubleClickOrEnter_makesLarge_andEscapeBack() {
        tell(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        double small = width("Ada");
        robot.doubleClickOn(tile("Ada"));
        FxExtension.settle();
        assertTrue(width("Ada") > 1.3 * small);
        assertTrue(width("Bob") < small);

        robot.type(KeyCode.ESCAPE);
        FxExtension.settle();
        assertEquals(small, width("Ada"));

        onFx(() -> tile("Bob").requestFocus());
        robot.type(KeyCode.ENTER);
        FxExtension.settle();
        assertTrue(width("Bob") > 1.3 * small);
    }

    @Test
    void aShare_isLarge() {
        tell(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        scene.share(new Sharer(101, new ClientId("a"), "Ada"));
        FxExtension.settle();
        room.fakeStream(101).show(1280, 720, BLUE);
        FxExtension.settle();

        assertTrue(width("Ada shows a screen") > 2 * width("Bob"));
        assertColour(BLUE, pixel(tile("Ada shows a screen"), 0.5, 0.5));
        scene.share(null);
        FxExtension.settle();
        assertFalse(room.fakeStream(101).isWatched());
    }

    @Test
    void whoSpeaks_hasARing_thatGoes() {
        tell(talker(1, "a", "Ada"));
        room.fakeStream(1).level(0.3);
        FxExtension.await("the ring comes", () -> isSpeaking("Ada"));

        IntStream.range(0, 5).forEach(i -> room.fakeStream(1).level(0.001));
        FxExtension.await("the ring goes", () -> !isSpeaking("Ada"));
    }

    @Test
    void whoIsMuted_hasNoRing() {
        tell(new Talker(1, new ClientId("a"), "Ada", true, false));
        room.fakeStream(1).level(0.3);
        FxExtension.settle();

        assertFalse(isSpeaking("Ada"));
    }

    @Test
    void theKeyboard_switchesMicrophoneAndCamera() {
        robot.push(KeyCode.CONTROL, KeyCode.D);
        FxExtension.settle();
        assertEquals("publish", room.calls().getFirst().method());
        room.answer(FakeRoom.done());
        scene.own(new Publishing.Live(false, true));
        FxExtension.settle();
        Button microphone = (Button) window.getScene().lookup("#microphone");
        assertEquals("Microphone, on", microphone.getAccessibleText());

        robot.push(KeyCode.CONTROL, KeyCode.E);
        FxExtension.settle();
        assertEquals(new FakeRoom.Call("muteSelfVideo", "false"), room.calls().getLast());
    }

    @Test
    void whatCannotBeSwitched_saysWhy() {
        scene.held(true, false);
        FxExtension.settle();

        Button microphone = (Button) window.getScene().lookup("#microphone");
        assertTrue(microphone.isDisabled());
        assertEquals("A moderator keeps your microphone off.", microphone.getAccessibleHelp());
        assertTrue(((Button) window.getScene().lookup("#share")).isDisabled());
    }

    @Test
    void aFailedStream_offersToTryAgain() {
        robot.push(KeyCode.CONTROL, KeyCode.E);
        FxExtension.settle();
        scene.own(new Publishing.Failed("No way through the network was found."));
        room.answer(new RequestOutcome.Refused(1160, ""));
        FxExtension.settle();

        Label words = (Label) window.getScene().lookup("#words");
        assertTrue(words.getText().contains("No way through the network"), words.getText());
        robot.clickOn("#again");
        assertEquals(2, room.calls().size());
    }

    @Test
    void numbers_areShownEachSecondAndOnlyWhileTheyAreWanted() {
        tell(talker(1, "a", "Ada"));
        room.fakeStream(1)
                .statistics(new LinkStatistics(640, 360, 29.6, 512.3, 3, 0.012, 43, 9, 0, "VP8"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        FxExtension.settle();
        assertEquals(
                "640 × 360, 30 fps VP8\n512 kbit/s, 1% lost\n43 ms round trip", numbers("Ada"));

        room.fakeStream(1).statistics(new LinkStatistics(320, 180, 15, 100, 3, 0, -1, 9, 0, "VP8"));
        onFx(() -> clock.set(1));
        FxExtension.settle();
        assertEquals("320 × 180, 15 fps VP8\n100 kbit/s, 0% lost", numbers("Ada"));

        robot.clickOn("#statistics");
        FxExtension.settle();
        assertFalse(tile("Ada").lookup("#numbers").isVisible());
        room.fakeStream(1).statistics(LinkStatistics.NOTHING);
        onFx(() -> clock.set(2));
        FxExtension.settle();
        assertEquals("", numbers("Ada"));
    }

    @Test
    void aThousandFrames_costOneHop() throws Exception {
        tell(talker(1, "a", "Ada"), talker(2, "b", "Bob"));
        FxExtension.settle();
        int before = hops.get();

        onAnotherThread(
                () -> {
                    for (int i = 0; i < 1_000; i++) {
                        assertTrue(
                                room.fakeStream(1 + i % 2).show(64, 36, i % 2 == 0 ? RED : BLUE));
                    }
                });
        FxExtension.await("the last is seen", () -> picture(tile("Ada")) != null);
        FxExtension.settle();

        assertTrue(hops.get() - before <= 1, (hops.get() - before) + " hops");
        assertColour(RED, pixel(tile("Ada"), 0.5, 0.5));
        assertColour(BLUE, pixel(tile("Bob"), 0.5, 0.5));
    }

    @Test
    void aFrame_allocatesNothingOnTheThreadThatBringsIt() throws Exception {
        tell(talker(1, "a", "Ada"));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long aFrame =
                onAnotherThread(
                        () -> {
                            deliver(300);
                            long start = threads.getCurrentThreadAllocatedBytes();
                            deliver(1_000);
                            return (threads.getCurrentThreadAllocatedBytes() - start) / 1_000;
                        });

        assertTrue(aFrame < 256, aFrame + " bytes a frame");
    }

    private void deliver(int frames) {
        for (int i = 0; i < frames; i++) {
            room.fakeStream(1).show(320, 180, BLUE);
        }
    }

    private static String problem(RequestOutcome outcome) {
        return outcome instanceof RequestOutcome.Done ? "" : "It did not work.";
    }

    private void tell(Talker... talkers) {
        scene.talkers(talkers);
        FxExtension.settle();
    }

    private void frame(int slot, int width, int height, int argb) {
        assertTrue(room.fakeStream(slot).show(width, height, argb));
        FxExtension.settle();
        FxExtension.await("a picture is seen", () -> picture(stage.root()) != null);
        FxExtension.settle();
    }

    private boolean isSpeaking(String name) {
        return tile(name).lookup("#ring").getPseudoClassStates().toString().contains("speaking");
    }

    private String numbers(String name) {
        return ((Label) tile(name).lookup("#numbers")).getText();
    }

    private double width(String name) {
        return tile(name).getBoundsInParent().getWidth();
    }

    private Node tile(String name) {
        return stage.root().lookupAll(".tile").stream()
                .filter(node -> ((Label) node.lookup("#name")).getText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No tile of " + name));
    }

    private Node node(Tile tile) {
        return tile(model.name(tile));
    }

    private static javafx.scene.image.Image picture(Node tile) {
        return tile.lookupAll(".image-view").stream()
                .map(view -> ((ImageView) view).getImage())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A pixel of a tile as it is drawn, by its place from 0 to 1. */
    private Color pixel(Node tile, double x, double y) {
        return FxExtension.onFx(
                () -> {
                    Bounds bounds = tile.localToScene(tile.getLayoutBounds());
                    WritableImage whole = tile.getScene().snapshot(null);
                    return whole.getPixelReader()
                            .getColor(
                                    (int) (bounds.getMinX() + x * bounds.getWidth()),
                                    (int) (bounds.getMinY() + y * bounds.getHeight()));
                });
    }

    private static void assertColour(int argb, Color seen) {
        assertTrue(distance(argb, seen) < 0.05, "seen: " + seen);
    }

    private static void assertNotColour(int argb, Color seen) {
        assertNotEquals(0, Math.round(distance(argb, seen) * 10), "seen: " + seen);
    }

    private static double distance(int argb, Color seen) {
        Color wanted = Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff);
        return Math.abs(wanted.getRed() - seen.getRed())
                + Math.abs(wanted.getGreen() - seen.getGreen())
                + Math.abs(wanted.getBlue() - seen.getBlue());
    }

    private static void onFx(Runnable task) {
        FxExtension.onFx(
                () -> {
                    task.run();
                    return null;
                });
    }

    private static void onAnotherThread(Runnable task) throws Exception {
        onAnotherThread(
                () -> {
                    task.run();
                    return 0L;
                });
    }

    private static long onAnotherThread(java.util.function.Supplier<Long> task) throws Exception {
        return CompletableFuture.supplyAsync(task).get();
    }
}
