package dev.anteroom.enx.signaling;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Opens channels over Socket.IO (protocol section 2.1), all with one HTTP client. Thread-safe. */
public final class SocketIoChannels implements ChannelFactory {
    private final ExecutorService connects;
    private final OkHttpClient client;

    /** Starts no thread until the first channel is opened. */
    public SocketIoChannels() {
        // The library's own threads would keep a program alive for a minute after its last room.
        connects =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("anteroom-connect-", 0).factory());
        client =
                new OkHttpClient.Builder()
                        .dispatcher(new Dispatcher(connects))
                        // A redirect could lead the token to another host, or away from TLS.
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .build();
    }

    @Override
    public SignalingChannel open(Endpoint endpoint, SignalingChannel.Listener listener) {
        OkHttpClient bounded =
                client.newBuilder()
                        .connectTimeout(endpoint.connectTimeout())
                        .readTimeout(endpoint.connectTimeout())
                        .writeTimeout(endpoint.connectTimeout())
                        .build();
        return SocketIoChannel.open(endpoint, bounded, listener);
    }

    @Override
    public void close() {
        connects.shutdown();
        client.connectionPool().evictAll();
    }
}
