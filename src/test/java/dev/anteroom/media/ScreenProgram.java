package dev.anteroom.media;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Shows its screen to itself. A program of its own, since a display is chosen at its start. */
final class ScreenProgram {
    private ScreenProgram() {}

    public static void main(String[] arguments) throws Exception {
        NativeMediaEngine engine =
                NativeMediaEngine.start(new NativeLibrary(), NoSound::new, new Cameras());
        Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
        System.out.println("screens " + engine.screens().size());
        ScreenSource source =
                engine.screens().stream().findFirst().orElse(new ScreenSource(0, "Screen", false));
        AtomicReference<CaptureState> state = new AtomicReference<>();
        LocalMedia media = engine.captureScreen(source, state::set);
        Await.until("told", () -> state.get() != null);
        System.out.println("problem " + state.get().problem().isPresent());
        if (!engine.screens().isEmpty()) {
            show(engine, media);
        }
        engine.close();
        System.out.println("handles " + engine.liveHandles());
        System.exit(0);
    }

    private static void show(NativeMediaEngine engine, LocalMedia media) throws Exception {
        FrameCount here = new FrameCount();
        FrameCount there = new FrameCount();
        media.watch(here);
        AnsweringPeer peer = AnsweringPeer.listening();
        peer.watch(there);
        PeerLink link =
                engine.publish(
                        media,
                        new MediaKinds(false, true),
                        SendLimits.NONE,
                        List.of(),
                        new LinkListener() {});
        LoopbackTest.connect(link, peer);
        Await.until(
                () -> here + " here, " + there, () -> there.frames() >= 10 && here.frames() > 0);
        System.out.println("size " + here.width() + "x" + here.height());
        media.enableVideo(false);
        media.enableVideo(true);
        int before = there.frames();
        Await.until("shown again", () -> there.frames() > before + 5);
        System.out.println("seen again");
    }
}
