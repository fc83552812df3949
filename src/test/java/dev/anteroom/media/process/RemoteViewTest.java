package dev.anteroom.media.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.media.FrameMemory;
import dev.anteroom.media.VideoSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Neither a slow sink nor a media process that takes nothing holds up anybody else. */
final class RemoteViewTest {
    private static final int VIEW = 7;
    private static final int LIMIT_SECONDS = 10;
    private static final Event.OfView WANTING = new Event.Wanting(VIEW, 4, 2);
    private static final Event.OfView FILLED = new Event.Filled(VIEW, 1);

    private final BlockingQueue<Command> sent = new LinkedBlockingQueue<>();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private PrivateDirectory directory;

    @BeforeEach
    void open() throws Exception {
        directory = PrivateDirectory.make();
    }

    @AfterEach
    void close() {
        release.countDown();
        directory.close();
    }

    /** A sink that takes its buffers from where it is told to. */
    private static class Lender implements VideoSink {
        private volatile FrameMemory memory = FrameMemory.OWN;
        private volatile @Nullable ByteBuffer shown;

        @Override
        public void memory(FrameMemory newMemory) {
            memory = newMemory;
        }

        @Override
        public @Nullable ByteBuffer nextBuffer(int width, int height) {
            return memory.allocate(4 * width * height);
        }

        @Override
        public void frameReady(ByteBuffer frame, int width, int height, long captureNanos) {
            shown = frame;
        }

        FrameMemory memory() {
            return memory;
        }

        @Nullable ByteBuffer shown() {
            return shown;
        }
    }

    private RemoteView view(VideoSink sink, Consumer<Command> child) {
        RemoteView view = new RemoteView(VIEW, sink, directory, child);
        view.begin();
        return view;
    }

    private void stuck() {
        entered.countDown();
        try {
            assertTrue(release.await(6 * LIMIT_SECONDS, TimeUnit.SECONDS), "never let go");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<?> elsewhere(Runnable task) {
        CompletableFuture<?> done = new CompletableFuture<>();
        var _ =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        task.run();
                                        done.complete(null);
                                    } catch (Throwable failed) {
                                        done.completeExceptionally(failed);
                                    }
                                });
        return done;
    }

    private static void comesToAnEnd(Runnable task) throws Exception {
        elsewhere(task).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private List<Path> frames() throws Exception {
        try (Stream<Path> files = Files.list(directory.file("any").toAbsolutePath().getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith("frame-"))
                    .toList();
        }
    }

    @Test
    void aSinkThatDoesNotReturn_holdsUpNeitherTheEndNorOtherMemory() throws Exception {
        Lender sink =
                new Lender() {
                    @Override
                    public void frameReady(ByteBuffer frame, int width, int height, long nanos) {
                        super.frameReady(frame, width, height, nanos);
                        stuck();
                    }
                };
        RemoteView view = view(sink, sent::add);
        view.accept(WANTING);
        CompletableFuture<?> showing = elsewhere(() -> view.accept(FILLED));
        assertTrue(entered.await(LIMIT_SECONDS, TimeUnit.SECONDS));

        comesToAnEnd(() -> sink.memory().allocate(64));
        comesToAnEnd(view::close);

        sent.clear();
        release.countDown();
        showing.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(List.of(), List.copyOf(sent), "nothing is asked for after the end");
    }

    @Test
    void aProcessThatTakesNothing_holdsUpNeitherTheEndNorOtherMemory() throws Exception {
        Lender sink = new Lender();
        RemoteView view =
                view(
                        sink,
                        command -> {
                            sent.add(command);
                            if (command instanceof Command.Fill) {
                                stuck();
                            }
                        });
        CompletableFuture<?> asking = elsewhere(() -> view.accept(WANTING));
        assertTrue(entered.await(LIMIT_SECONDS, TimeUnit.SECONDS));

        comesToAnEnd(() -> sink.memory().allocate(64));
        comesToAnEnd(view::close);

        release.countDown();
        asking.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(List.of(), frames());
    }

    @Test
    void aSinkThatEndsItsViewWhenAsked_isAskedForNothingMore_andLeavesNoFile() throws Exception {
        CompletableFuture<RemoteView> made = new CompletableFuture<>();
        Lender sink =
                new Lender() {
                    @Override
                    public @Nullable ByteBuffer nextBuffer(int width, int height) {
                        try {
                            comesToAnEnd(made.join()::close);
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                        return super.nextBuffer(width, height);
                    }
                };
        RemoteView view = view(sink, sent::add);
        made.complete(view);

        view.accept(WANTING);

        assertEquals(List.of(), List.copyOf(sent));
        assertEquals(List.of(), frames());
    }

    @Test
    void aFrame_isShownInTheBufferThatWasLent() throws Exception {
        Lender sink = new Lender();
        RemoteView view = view(sink, sent::add);
        view.accept(WANTING);
        assertInstanceOf(Command.Share.class, sent.remove());
        Command.Fill fill = assertInstanceOf(Command.Fill.class, sent.remove());
        assertEquals(new Command.Fill(VIEW, 4, 2, 1, 4, 2, 1, 0), fill);

        view.accept(FILLED);

        assertEquals(
                4 * 4 * 2 + 4 * 2,
                Objects.requireNonNull(sink.shown()).capacity(),
                "a quarter more than asked for");
    }

    @Test
    void aBufferFromElsewhere_isCopiedInto_andTheCopyIsKept() throws Exception {
        ByteBuffer own = ByteBuffer.allocateDirect(4 * 4 * 2);
        Lender sink =
                new Lender() {
                    @Override
                    public ByteBuffer nextBuffer(int width, int height) {
                        return own;
                    }
                };
        RemoteView view = view(sink, sent::add);
        view.accept(WANTING);
        Command.Share share = assertInstanceOf(Command.Share.class, sent.remove());
        byte[] picture = "a picture of thirty-two bytes...".getBytes(StandardCharsets.US_ASCII);
        Files.write(Path.of(share.file()), picture);

        view.accept(FILLED);

        assertSame(own, sink.shown());
        byte[] copied = new byte[picture.length];
        own.get(0, copied);
        assertEquals(
                new String(picture, StandardCharsets.US_ASCII),
                new String(copied, StandardCharsets.US_ASCII));
        assertEquals(
                2,
                sent.stream().filter(Command.Fill.class::isInstance).count(),
                "the next is asked for");
        assertTrue(
                sent.stream().noneMatch(Command.Share.class::isInstance),
                "in the memory that is there");
    }

    @Test
    void memoryNotUsedForLongest_isGivenBack() throws Exception {
        Lender sink = new Lender();
        RemoteView view = view(sink, sent::add);
        for (int i = 0; i < 8; i++) {
            sink.memory().allocate(8);
        }
        assertTrue(sent.stream().allMatch(Command.Share.class::isInstance));

        sink.memory().allocate(8);

        assertTrue(sent.contains(new Command.Unshare(VIEW, 1)));
        assertEquals(8, frames().size());
        view.close();
        assertEquals(List.of(), frames());
    }
}
