package dev.anteroom.media.process;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process that the media live in. It serves the console that started it and ends with it, by
 * its word or without.
 */
public final class MediaProcess {
    private MediaProcess() {}

    /** Serves until the end; the only argument is the socket of the console. */
    public static void main(String[] arguments) throws InterruptedException {
        run(Path.of(arguments[0]), MediaEngines.start());
    }

    /** Serves with this engine until the end, and ends the process. */
    static void run(Path socket, MediaEngine engine) throws InterruptedException {
        CoreFiles.forbid();
        if (!serve(socket, engine)) {
            // Nobody is left to do it.
            PrivateDirectory.remove(Objects.requireNonNull(socket.getParent(), "A bare name"));
        }
        // Whatever still runs is not worth waiting for.
        Runtime.getRuntime().halt(0);
    }

    /**
     * Has this engine do what is asked by the socket; closes it and returns when that ends.
     *
     * @return whether it was asked to end; otherwise the console is gone
     */
    static boolean serve(Path socket, MediaEngine engine) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean asked = new AtomicBoolean();
        MessagePort<Command, Event> port =
                new MessagePort<>("anteroom-console", Command.class, Event.class, ended::countDown);
        Runnable whenAskedToEnd =
                () -> {
                    asked.set(true);
                    ended.countDown();
                };
        MediaHost host =
                new MediaHost(engine, event -> MediaProcess.send(port, event), whenAskedToEnd);
        port.connect(() -> SocketChannel.open(UnixDomainSocketAddress.of(socket)), host);
        host.begin();
        ended.await();
        engine.close();
        port.close();
        return asked.get();
    }

    private static void send(MessagePort<Command, Event> port, Event event) {
        if (event instanceof Event.OfView) {
            // One at a time for each view, so this cannot fill the connection.
            port.sendNow(event);
        } else {
            port.send(event);
        }
    }
}
