package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An engine that cannot start answers every call all the same. */
final class WithoutMediaTest {
    private static final CaptureChoice CHOICE =
            new CaptureChoice(
                    Optional.of("camera"),
                    Optional.of("microphone"),
                    new VideoMode(640, 360, 30),
                    SoundProcessing.ALL);

    private static NativeMediaEngine withoutLibrary() {
        NativeLibrary missing =
                new NativeLibrary() {
                    @Override
                    void load() throws Unloadable {
                        throw new Unloadable(MediaState.Why.NO_LIBRARY, "None here", null);
                    }
                };
        NativeMediaEngine engine = NativeMediaEngine.start(missing, NoSound::new, new Cameras());
        Await.until("given up", () -> engine.state() instanceof MediaState.Unavailable);
        return engine;
    }

    private static void refuses(PeerLink link) {
        ExecutionException failure =
                assertThrows(
                        ExecutionException.class,
                        () -> link.offer().toCompletableFuture().get(5, TimeUnit.SECONDS));
        assertInstanceOf(MediaException.class, failure.getCause());
        link.close();
    }

    @Test
    void missingLibrary_isSaidAndRefusesEverythingInWords() {
        try (NativeMediaEngine engine = withoutLibrary()) {
            assertEquals(
                    new MediaState.Unavailable(MediaState.Why.NO_LIBRARY, "None here"),
                    engine.state());
            List<CaptureState> states = new CopyOnWriteArrayList<>();
            LocalMedia media = engine.capture(CHOICE, states::add);
            Await.until("refused", () -> !states.isEmpty());
            assertEquals(
                    Optional.of(CaptureState.Problem.NO_MEDIA), media.state().problem());
            refuses(
                    engine.publish(
                            media,
                            MediaKinds.BOTH,
                            SendLimits.NONE,
                            List.of(),
                            new LinkListener() {}));
            refuses(engine.subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {}));
            engine.playTestTone();
            engine.playOn("nowhere");
            media.close();
        }
    }

    @Test
    void off_refusesEverythingInWords() {
        try (MediaEngine engine = MediaEngines.off()) {
            List<CaptureState> states = new CopyOnWriteArrayList<>();
            LocalMedia media = engine.capture(CHOICE, states::add);
            assertEquals(Optional.of(CaptureState.Problem.NO_MEDIA), states.getLast().problem());
            refuses(
                    engine.publish(
                            media,
                            MediaKinds.BOTH,
                            SendLimits.NONE,
                            List.of(),
                            new LinkListener() {}));
            refuses(engine.subscribe(MediaKinds.BOTH, List.of(), new LinkListener() {}));
        }
    }

    @Test
    void close_isFineTwiceAndEndsTheStates() {
        NativeMediaEngine engine = withoutLibrary();
        engine.close();
        engine.close();
        assertEquals(OffEngine.OFF, engine.state());
    }
}
