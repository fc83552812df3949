package dev.anteroom.console.room;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.stage.FakeStageMedia;
import dev.anteroom.console.stage.StageScene;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.media.LinkStatistics;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.nio.file.Files;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/** Pictures of the stage in a room, to be looked at. */
@Tag("fx")
@ExtendWith(FxExtension.class)
@SuppressWarnings("NullAway.Init") // fields are filled by set-up; a null is a failure of the test
class StagePictureTest {
    private static final String[] NAMES = {
        "Mary Jackson",
        "Dorothy Vaughan",
        "Katherine Johnson",
        "Grace Hopper",
        "<b>Ada</b>",
        "Hedy Lamarr-with-a-very-long-second-name",
        "عائشة Khan",
        "Margaret Hamilton",
        "Annie Easley"
    };
    private static final int[] COLOURS = {
        0xff8a4f3d,
        0xff3d6b8a,
        0xff4f8a3d,
        0xff7a3d8a,
        0xff8a7a3d,
        0xff3d8a80,
        0xff5a5a8a,
        0xff8a3d5c,
        0xff606060
    };

    private final FxRobot robot = new FxRobot();
    private final FakeRoom room = new FakeRoom();
    private final FakeStageMedia media = new FakeStageMedia();
    private final StageScene stage = new StageScene(room);
    private RoomScreen screen;

    @AfterEach
    void close() {
        FxExtension.onFx(
                () -> {
                    screen.close();
                    return null;
                });
    }

    @ParameterizedTest
    @CsvSource({
        "1,light,900,600",
        "2,light,900,600",
        "4,dark,900,600",
        "9,light,900,600",
        "1,dark,980,760",
        "4,light,980,960",
        "9,dark,980,960"
    })
    void aStage(int talkers, String look, int width, int height) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        open(width, height);
        fill(talkers);

        picture("stage-%d-%s-%dx%d".formatted(talkers, look, width, height));
    }

    @Test
    void nobody() {
        open(900, 600);
        picture("stage-nobody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void aShare(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        open(980, 760);
        fill(5);
        stage.share(new Sharer(101, new ClientId("t1"), "Dorothy Vaughan"));
        FxExtension.settle();
        room.fakeStream(101).show(1280, 960, 0xffe8e8e8);
        FxExtension.settle();

        picture("stage-share-" + look);
    }

    @Test
    void numbers() {
        open(900, 760);
        fill(4);
        IntStream.rangeClosed(1, 4)
                .forEach(
                        slot ->
                                room.fakeStream(slot)
                                        .statistics(
                                                new LinkStatistics(
                                                        640, 360, 29.7, 512.4, 3, 0.012, 43, 900,
                                                        0.1, "VP8")));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.S);
        FxExtension.settle();

        picture("stage-numbers");
    }

    private void open(int width, int height) {
        screen =
                FxExtension.onFx(
                        () ->
                                RoomScreen.open(
                                        room,
                                        new FxExecutor(),
                                        RoomSurroundings.plain()
                                                .withMedia(
                                                        media, new SimpleBooleanProperty(true))));
        FxExtension.show(screen.root(), width, height);
    }

    private void fill(int talkers) {
        stage.people(NAMES);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        FxExtension.settle();
        stage.own(new Publishing.Live(true, false));
        stage.talkers(
                IntStream.range(0, talkers)
                        .mapToObj(
                                i ->
                                        new Talker(
                                                i + 1,
                                                new ClientId("t" + i),
                                                NAMES[i],
                                                i % 3 == 1,
                                                i % 4 == 2))
                        .toArray(Talker[]::new));
        FxExtension.settle();
        media.engine().captures().getFirst().show(640, 480, 0xff44606c);
        for (int i = 0; i < talkers; i++) {
            room.fakeStream(i + 1).show(i == 0 ? 480 : 640, i == 0 ? 640 : 360, COLOURS[i]);
        }
        room.fakeStream(1).level(0.2);
        FxExtension.settle();
        FxExtension.settle();
    }

    private void picture(String name) {
        FxExtension.settle();
        assertTrue(Files.exists(FxExtension.picture(screen.root(), name)));
    }
}
