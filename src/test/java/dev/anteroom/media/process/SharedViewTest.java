package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames go where the console asked for them, and a console that reads nothing holds up no command.
 */
final class SharedViewTest {
    private static final int VIEW = 3;
    private static final int REGION = 5;
    private static final int WIDTH = 4;
    private static final int HEIGHT = 2;
    private static final int BYTES = 4 * WIDTH * HEIGHT;
    private static final int LIMIT_SECONDS = 10;
    private static final Command.Fill FILL =
            new Command.Fill(VIEW, WIDTH, HEIGHT, 1, WIDTH, HEIGHT, REGION, 0);

    @TempDir private Path directory;
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private Path file;

    @BeforeEach
    void lend() throws Exception {
        file = Files.write(directory.resolve("frame"), new byte[BYTES]);
    }

    @AfterEach
    void release() {
        release.countDown();
    }

    @Test
    void frame_thatIsAskedFor_isInTheSharedMemory_andIsAskedForOnce() throws Exception {
        try (SharedView view = new SharedView(VIEW, told::add)) {
            view.share(REGION, file.toString(), BYTES);
            assertEquals(1, view.scale(WIDTH, HEIGHT));
            assertEquals(1, view.scale(WIDTH, HEIGHT));
            assertNull(view.nextBuffer(WIDTH, HEIGHT), "nothing was asked for yet");
            view.fill(FILL);
            ByteBuffer frame = Objects.requireNonNull(view.nextBuffer(WIDTH, HEIGHT));
            frame.put(0, (byte) 77);
            view.frameReady(frame, WIDTH, HEIGHT, 12);

            assertEquals(new Event.Mapped(VIEW, REGION), told.poll());
            assertEquals(new Event.Wanting(VIEW, WIDTH, HEIGHT), told.poll());
            assertEquals(new Event.Filled(VIEW, 12), told.poll());
            assertNull(told.poll());
            assertEquals(77, Files.readAllBytes(file)[0]);
        }
    }

    @Test
    void aConsoleThatReadsNothing_holdsUpNoCommand() throws Exception {
        CountDownLatch telling = new CountDownLatch(1);
        SharedView view =
                new SharedView(
                        VIEW,
                        event -> {
                            if (event instanceof Event.Filled) {
                                telling.countDown();
                                hold();
                            }
                        });
        view.share(REGION, file.toString(), BYTES);
        view.fill(FILL);
        ByteBuffer frame = Objects.requireNonNull(view.nextBuffer(WIDTH, HEIGHT));
        CompletableFuture<Void> frames =
                CompletableFuture.runAsync(
                        () -> view.frameReady(frame, WIDTH, HEIGHT, 1), Thread::startVirtualThread);
        await(telling);

        CompletableFuture<Void> commands =
                CompletableFuture.runAsync(
                        () -> {
                            view.fill(FILL);
                            view.skip();
                            view.close();
                        },
                        Thread::startVirtualThread);

        commands.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        release.countDown();
        frames.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private void hold() {
        try {
            release.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
