package dev.anteroom.enx;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.signaling.Endpoint;
import dev.anteroom.enx.signaling.SignalingChannel;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the moment, and the limit for what it is about. Each connection has an epoch;
 * what an older one still delivers is dropped. Confined to the room's loop.
 */
final class CurrentChannel {
    /** Hears of the connection of the moment, on the loop. */
    interface Owner {
        void opened(SignalingChannel channel);

        void received(Connection.Incoming incoming);

        void closed(Failure failure);
    }

    private final RtcEnvironment environment;
    private final RoomLoop loop;
    private final Owner owner;
    private int epoch;
    private @Nullable SignalingChannel channel;
    private Runnable cancelLimit = () -> {};

    CurrentChannel(RtcEnvironment environment, RoomLoop loop, Owner owner) {
        this.environment = environment;
        this.loop = loop;
        this.owner = owner;
    }

    /** Opens another one; the one before is not heard any more. */
    void open(Endpoint endpoint) {
        ignore();
        channel = environment.channels().open(endpoint, listener(epoch));
    }

    private SignalingChannel.Listener listener(int mine) {
        return new SignalingChannel.Listener() {
            @Override
            public void onOpen() {
                post(mine, () -> opened());
            }

            @Override
            public void onEvent(String name, List<JsonNode> arguments, Consumer<JsonNode> reply) {
                post(mine, () -> owner.received(new Connection.Incoming(name, arguments, reply)));
            }

            @Override
            public void onClosed(Failure failure) {
                post(mine, () -> owner.closed(failure));
            }
        };
    }

    private void opened() {
        SignalingChannel open = channel;
        if (open != null) {
            owner.opened(open);
        }
    }

    private void post(int mine, Runnable task) {
        loop.post(
                () -> {
                    if (mine == epoch) {
                        task.run();
                    }
                });
    }

    /** The same, but nothing once another connection has taken the place of this one. */
    <T> Consumer<T> whileCurrent(Consumer<T> heard) {
        int mine = epoch;
        return value -> {
            if (mine == epoch) {
                heard.accept(value);
            }
        };
    }

    /** Runs something after a while, instead of what was to run so before; not after this one. */
    void after(Duration limit, Runnable whenPassed) {
        noLimit();
        int mine = epoch;
        cancelLimit = environment.timer().after(limit, () -> post(mine, whenPassed));
    }

    /** Nothing runs after a while any more. */
    void noLimit() {
        cancelLimit.run();
    }

    /** What it still says is not heard; what is sent over it still goes. */
    void ignore() {
        epoch++;
    }

    /** There is none any more; the caller closes what there was. */
    @Nullable SignalingChannel take() {
        SignalingChannel old = channel;
        channel = null;
        ignore();
        noLimit();
        return old;
    }
}
