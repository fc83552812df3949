package dev.anteroom.media.process;

import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaEngines;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/**
 * The process that the media live in. It serves the console that started it and ends with it, by
 * its word or without.
 */
public final class MediaProcess {
    private MediaProcess() {}

    /** Serves until the end; the only argument is the socket of the console. */
    public static void main(String[] arguments) throws InterruptedException {
        Path socket = Path.of(arguments[0]);
        serve(socket, MediaEngines.start());
        PrivateDirectory.remove(Objects.requireNonNull(socket.getParent(), "A bare name"));
        // Whatever still runs is not worth waiting for.
        Runtime.getRuntime().halt(0);
    }

    /** Has this engine do what is asked by the socket; closes it and returns when that ends. */
    static void serve(Path socket, MediaEngine engine) throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        MessagePort<Command, Event> port =
                new MessagePort<>("anteroom-console", Command.class, Event.class, ended::countDown);
        MediaHost host = new MediaHost(engine, port::send, ended::countDown);
        port.connect(() -> SocketChannel.open(UnixDomainSocketAddress.of(socket)), host);
        host.begin();
        ended.await();
        engine.close();
        port.close();
    }
}
