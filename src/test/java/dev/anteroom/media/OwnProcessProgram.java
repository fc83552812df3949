package dev.anteroom.media;

import dev.anteroom.media.process.ProcessEngines;
import java.util.concurrent.CountDownLatch;

/** A console without a window: starts the media and waits to be ended. */
final class OwnProcessProgram {
    private OwnProcessProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (MediaEngine engine = ProcessEngines.start()) {
            Await.until("ready", () -> engine.state() instanceof MediaState.Ready);
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }
}
