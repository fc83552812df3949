package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DataStream;
import dev.anteroom.wire.EnxToken;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.WireCodec;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One guest who follows a script. Acts on the thread of its {@link GuestCrowd}. */
final class SimulatedGuest {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedGuest.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(4);

    /** Where a guest is. */
    enum Place {
        AWAY,
        WAITING,
        INSIDE
    }

    private final GuestScript.Guest script;
    private final HttpClient http;
    private final URI server;
    private final Function<String, String> token;
    private final BiConsumer<Duration, Runnable> later;
    private volatile Place place = Place.AWAY;
    private volatile @Nullable GuestSocket socket;
    private boolean cameBack;

    SimulatedGuest(
            GuestScript.Guest script,
            HttpClient http,
            URI server,
            Function<String, String> token,
            BiConsumer<Duration, Runnable> later) {
        this.script = script;
        this.http = http;
        this.server = server;
        this.token = token;
        this.later = later;
    }

    Place place() {
        return place;
    }

    /** Connects and shows a fresh token. */
    void knock() {
        ObjectNode request;
        try {
            request = EnxToken.decode(token.apply(script.name())).content();
        } catch (EnxToken.TokenException | IllegalArgumentException gone) {
            LOG.debug("There is no room to knock at any more.");
            return;
        }
        GuestSocket fresh = new GuestSocket(new Ears(), task -> later.accept(Duration.ZERO, task));
        socket = fresh;
        fresh.connect(http, server, request);
    }

    /** Drops the connection without a word. Any thread. */
    void vanish() {
        place = Place.AWAY;
        GuestSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    private final class Ears implements GuestSocket.Events {
        @Override
        public void tokenAnswered(Ack ack) {
            if (!ack.isSuccess()) {
                LOG.debug("A simulated guest was refused with {}.", ack.result());
                leave();
            }
        }

        @Override
        public void received(String event, JsonNode payload) {
            EventName.ofWireName(event).ifPresent(known -> react(known, payload));
        }

        @Override
        public void lost() {
            place = Place.AWAY;
        }
    }

    private void react(EventName event, JsonNode payload) {
        switch (event) {
            case ROOM_CONNECTED -> {
                if (payload.path("room").path("waitRoom").asBoolean()) {
                    startWaiting();
                } else {
                    enter();
                }
            }
            case ROOM_MANAGEMENT_EVENTS -> {
                if (payload.path("id").asText().equals("wait-room-disabled")) {
                    enter();
                }
            }
            case ROOM_DISCONNECTED -> leave();
            case ROOM_MUTED, HARD_MUTE_USER_AUDIO -> report(EventName.USER_AUDIO_MUTED);
            case ROOM_UNMUTED, HARD_UNMUTE_USER_AUDIO -> report(EventName.USER_AUDIO_UNMUTED);
            case HARD_MUTE_USER_VIDEO -> report(EventName.USER_VIDEO_MUTED);
            case HARD_UNMUTE_USER_VIDEO -> report(EventName.USER_VIDEO_UNMUTED);
            default -> LOG.trace("Nothing to do for {}.", event);
        }
    }

    private void report(EventName state) {
        GuestSocket open = socket;
        if (open != null) {
            open.emit(state);
        }
    }

    private void startWaiting() {
        place = Place.WAITING;
        GuestSocket current = socket;
        if (script.patience() != null) {
            later.accept(
                    script.patience(),
                    () -> {
                        if (place == Place.WAITING && socket == current) {
                            leave();
                        }
                    });
        }
    }

    private void enter() {
        if (place == Place.INSIDE) {
            return;
        }
        place = Place.INSIDE;
        Duration when = BETWEEN_LINES.dividedBy(2);
        for (String line : script.says()) {
            later.accept(when, () -> say(line));
            when = when.plus(BETWEEN_LINES);
        }
    }

    private void say(String line) {
        GuestSocket open = socket;
        if (place == Place.INSIDE && open != null) {
            open.emit(
                    EventName.SEND_DATA_STREAM_TO_ROOM,
                    WireCodec.encode(
                            new DataStream.Outgoing(
                                    WireCodec.object().textNode(line),
                                    true,
                                    List.of(),
                                    DataStream.CHAT)));
        }
    }

    /** Says goodbye, and comes back once if the script says so. */
    private void leave() {
        place = Place.AWAY;
        GuestSocket open = socket;
        socket = null;
        if (open != null) {
            open.leave();
        }
        if (script.comesBackAfter() != null && !cameBack) {
            cameBack = true;
            later.accept(script.comesBackAfter(), this::knock);
        }
    }
}
