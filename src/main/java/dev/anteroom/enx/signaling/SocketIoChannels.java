package dev.anteroom.enx.signaling;

import dev.anteroom.network.ServerTrust;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/** Opens channels over Socket.IO (protocol section 2.1), all with one HTTP client. Thread-safe. */
public final class SocketIoChannels implements ChannelFactory {
    private final ExecutorService connects;
    private final ServerTrust trust;
    private final ConnectionPool pool = new ConnectionPool();
    private @Nullable OkHttpClient plain;
    private @Nullable OkHttpClient encrypted;

    /**
     * Starts no thread until the first channel is opened.
     *
     * @param trust whose certificates are believed
     */
    public SocketIoChannels(ServerTrust trust) {
        // The library's own threads would keep a program alive for a minute after its last room.
        connects =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().daemon().name("anteroom-connect-", 0).factory());
        this.trust = trust;
    }

    @Override
    public SignalingChannel open(Endpoint endpoint, SignalingChannel.Listener listener) {
        OkHttpClient bounded =
                client(endpoint)
                        .newBuilder()
                        .connectTimeout(endpoint.connectTimeout())
                        .readTimeout(endpoint.connectTimeout())
                        .writeTimeout(endpoint.connectTimeout())
                        .build();
        return SocketIoChannel.open(endpoint, bounded, listener);
    }

    @Override
    public void close() {
        connects.shutdown();
        pool.evictAll();
    }

    private synchronized OkHttpClient client(Endpoint endpoint) {
        return "https".equals(endpoint.server().getScheme()) ? encrypted() : plain();
    }

    /** Reads no certificates, of which there are hundreds. Refuses whatever is not plain. */
    private OkHttpClient plain() {
        OkHttpClient made = plain;
        if (made == null) {
            made =
                    new OkHttpClient.Builder()
                            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                            .dispatcher(new Dispatcher(connects))
                            .connectionPool(pool)
                            .socketFactory(new WakingSockets(pool))
                            .proxyAuthenticator(SocketIoChannels::refuseProxy)
                            // A redirect could lead the token to another host, or away from TLS.
                            .followRedirects(false)
                            .followSslRedirects(false)
                            .build();
            plain = made;
        }
        return made;
    }

    private OkHttpClient encrypted() {
        OkHttpClient made = encrypted;
        if (made == null) {
            made =
                    plain().newBuilder()
                            .connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                            .sslSocketFactory(trust.context().getSocketFactory(), trust)
                            .build();
            encrypted = made;
        }
        return made;
    }

    /** Says by its type what the library would say only in words. */
    private static @Nullable Request refuseProxy(@Nullable Route route, Response answer)
            throws ProxyPasswordException {
        boolean asked =
                answer.challenges().stream()
                        .noneMatch(each -> each.scheme().equals("OkHttp-Preemptive"));
        if (asked) {
            throw new ProxyPasswordException();
        }
        return null;
    }

    /** A proxy on the way wants a name and a password. */
    static final class ProxyPasswordException extends IOException {
        private static final long serialVersionUID = 1L;

        ProxyPasswordException() {
            super("The proxy wants a password.");
        }
    }
}
