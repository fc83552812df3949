package dev.anteroom.practice;

import dev.anteroom.practice.relay.MediaRelay;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the rooms and the relay: carries out what rooms want of it, and brings what it
 * says back to the room concerned, on the {@link PracticeLoop}'s thread, which owns this object.
 */
final class RelayDesk {
    private static final Logger LOG = LoggerFactory.getLogger(RelayDesk.class);

    private final RoomBook rooms;
    private final PracticeLoop loop;
    private final Clock clock;
    private final Consumer<Outcome> deliver;
    private @Nullable MediaRelay relay;

    /**
     * A desk without a relay.
     *
     * @param deliver carries out what comes of the relay's news
     */
    RelayDesk(RoomBook rooms, PracticeLoop loop, Clock clock, Consumer<Outcome> deliver) {
        this.rooms = rooms;
        this.loop = loop;
        this.clock = clock;
        this.deliver = deliver;
    }

    /**
     * From now on there is this relay. Every connection of an earlier one is over, and its clients
     * are told.
     *
     * @return the earlier one, which the caller closes
     */
    @Nullable MediaRelay replace(MediaRelay newRelay) {
        @Nullable MediaRelay earlier = relay;
        relay = newRelay;
        if (earlier != null) {
            rooms.all().forEach(room -> apply(room, new RoomCommand.RelayLost()));
        }
        return earlier;
    }

    @Nullable MediaRelay relay() {
        return relay;
    }

    void carryOut(RoomEffect.OfRelay effect) {
        @Nullable MediaRelay current = relay;
        if (current == null) {
            throw new IllegalStateException("A room without a relay wants something of it.");
        }
        switch (effect) {
            case RoomEffect.RelayReceive receive -> receive(current, receive);
            case RoomEffect.RelaySend send -> send(current, send);
            case RoomEffect.RelayCandidate candidate ->
                    current.candidate(candidate.link().relayName(), candidate.candidate());
            case RoomEffect.RelayRoute route -> {
                @Nullable LinkId from = route.from();
                current.route(route.to().relayName(), from == null ? null : from.relayName());
            }
            case RoomEffect.RelayWant want ->
                    current.want(want.to().relayName(), want.audio(), want.video());
            case RoomEffect.RelayPass pass ->
                    current.pass(pass.from().relayName(), pass.audio(), pass.video());
            case RoomEffect.RelayEnd end -> current.end(end.link().relayName());
        }
    }

    private void receive(MediaRelay current, RoomEffect.RelayReceive receive) {
        LinkId link = receive.link();
        var _ =
                current.receive(link.relayName(), receive.offer(), new News(link))
                        .whenComplete((answer, failure) -> answered(link, answer, failure));
    }

    private void send(MediaRelay current, RoomEffect.RelaySend send) {
        LinkId link = send.link();
        var _ =
                current.send(link.relayName(), send.offer(), new News(link))
                        .whenComplete((answer, failure) -> answered(link, answer, failure));
    }

    private void answered(LinkId link, @Nullable String answer, @Nullable Throwable failure) {
        if (answer != null) {
            post(link, new RoomCommand.LinkAnswered(link, answer));
            return;
        }
        LOG.info("An offer could not be answered.", failure);
        post(link, new RoomCommand.LinkFailed(link, sentence(failure)));
    }

    /** Only what the relay says of the offer itself is for its client. */
    private static String sentence(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof IllegalArgumentException && cause.getMessage() != null
                ? cause.getMessage()
                : "The offer could not be answered.";
    }

    private void post(LinkId link, RoomCommand news) {
        loop.post(() -> rooms.find(link.roomId()).ifPresent(room -> apply(room, news)));
    }

    private void apply(PracticeRoom room, RoomCommand news) {
        deliver.accept(room.apply(news, clock.instant()));
    }

    /** What the relay says about one connection, on any thread. */
    private final class News implements MediaRelay.Listener {
        private final LinkId link;

        News(LinkId link) {
            this.link = link;
        }

        @Override
        public void onReady(String name) {
            post(link, new RoomCommand.LinkReady(link));
        }

        @Override
        public void onFailed(String name) {
            post(link, new RoomCommand.LinkFailed(link, "The media connection broke off."));
        }

        @Override
        public void onLevel(String name, double level) {
            post(link, new RoomCommand.LinkLevel(link, level));
        }
    }
}
