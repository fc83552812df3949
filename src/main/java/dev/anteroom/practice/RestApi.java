package dev.anteroom.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.Ack;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The REST side: as the EnableX server API ({@code /video/v1}, {@code /video/v2}) and as its sample
 * application servers ({@code /api}), protocol section 8. Runs on the {@link PracticeLoop}'s
 * thread.
 *
 * <p>On loopback the sample side is open for rooms and participants; a moderator's token always
 * needs the application's credentials, or anybody with the guest page's address could become one.
 */
final class RestApi {
    private static final Pattern SERVER_API =
            Pattern.compile(
                    "/video/v[12]/rooms(?:/(?<room>[A-Za-z0-9]{1,64})(?<tokens>/tokens)?)?/?");
    private static final Pattern ROOM_INFO =
            Pattern.compile("/api/room/(?<room>[A-Za-z0-9]{1,64})/?");

    /** The longest name of a person, in characters. */
    static final int MAX_NAME = 1024;

    private final RoomBook rooms;
    private final Delivery delivery;
    private final TokenOffice tokens;
    private final String credentials;
    private final boolean openToGuests;
    private final Clock clock;

    RestApi(
            RoomBook rooms,
            Delivery delivery,
            TokenOffice tokens,
            PracticeOptions options,
            boolean openToGuests,
            Clock clock) {
        this.rooms = rooms;
        this.delivery = delivery;
        this.tokens = tokens;
        this.credentials = options.appId() + ":" + options.appKey();
        this.openToGuests = openToGuests;
        this.clock = clock;
    }

    HttpAnswer answer(HttpCall call) {
        try {
            return HttpAnswer.json(200, route(call));
        } catch (RestException refused) {
            return refused.toAnswer();
        }
    }

    private ObjectNode route(HttpCall call) throws RestException {
        Matcher server = SERVER_API.matcher(call.path());
        if (server.matches()) {
            requireCredentials(call);
            return serverApi(call, server.group("room"), server.group("tokens") != null);
        }
        Matcher info = ROOM_INFO.matcher(call.path());
        if (info.matches() && call.isRead()) {
            return publicInfo(find(info.group("room")));
        }
        if (!call.method().equals("POST")) {
            throw nothingHere();
        }
        return switch (call.path().replaceFirst("/$", "")) {
            case "/api/create-room" -> sampleRoom(call);
            case "/api/create-token" -> sampleToken(call);
            default -> throw nothingHere();
        };
    }

    private ObjectNode serverApi(HttpCall call, @Nullable String roomId, boolean forTokens)
            throws RestException {
        if (roomId == null) {
            return switch (call.method()) {
                case "POST" -> created(body(call));
                case "GET", "HEAD" -> list();
                default -> throw nothingHere();
            };
        }
        PracticeRoom room = find(roomId);
        if (forTokens) {
            if (!call.method().equals("POST")) {
                throw nothingHere();
            }
            return issued(room, body(call), call.host());
        }
        return switch (call.method()) {
            case "GET", "HEAD" -> withRoom(room);
            case "DELETE" -> delete(room);
            default -> throw nothingHere();
        };
    }

    private ObjectNode sampleRoom(HttpCall call) throws RestException {
        if (!openToGuests) {
            requireCredentials(call);
        }
        return created(body(call));
    }

    private ObjectNode sampleToken(HttpCall call) throws RestException {
        ObjectNode body = body(call);
        if (!openToGuests || !body.path("role").asText().equals(Role.PARTICIPANT)) {
            requireCredentials(call);
        }
        return issued(find(body.path("roomId").asText("")), body, call.host());
    }

    private ObjectNode created(ObjectNode body) throws RestException {
        PracticeRoom room =
                rooms.create(RestRoom.settings(body))
                        .orElseThrow(
                                () ->
                                        new RestException(
                                                503,
                                                RestException.FULL,
                                                "No more rooms fit; delete one first."));
        return withRoom(room);
    }

    private ObjectNode issued(PracticeRoom room, ObjectNode body, String host)
            throws RestException {
        String role = RestRoom.text(body, "role", 32);
        if (!role.equals(Role.MODERATOR) && !role.equals(Role.PARTICIPANT)) {
            throw RestRoom.badBody("The role is moderator or participant.");
        }
        String name = RestRoom.text(body, "name", MAX_NAME);
        if (name.isBlank()) {
            throw RestRoom.badBody("A token needs a name.");
        }
        String token =
                tokens.issue(
                        room.state().id(),
                        room.state().settings(),
                        host,
                        name,
                        role,
                        RestRoom.text(body, "user_ref", RoomSettings.MAX_TEXT),
                        clock.instant());
        return Ack.success().put("token", token);
    }

    private ObjectNode list() {
        ObjectNode answer = Ack.success();
        ArrayNode list = answer.putArray("rooms");
        rooms.all().forEach(room -> list.add(RestRoom.describe(room.state())));
        return answer;
    }

    private static ObjectNode withRoom(PracticeRoom room) {
        ObjectNode answer = Ack.success();
        answer.set("room", RestRoom.describe(room.state()));
        return answer;
    }

    private ObjectNode delete(PracticeRoom room) {
        rooms.remove(room.state().id());
        delivery.deliver(room.apply(new RoomCommand.End(), clock.instant()));
        return Ack.success();
    }

    private static ObjectNode publicInfo(PracticeRoom room) {
        return Ack.success()
                .put("name", room.state().settings().name())
                .put("knock", room.state().isKnockOn());
    }

    private PracticeRoom find(String roomId) throws RestException {
        return rooms.find(roomId)
                .orElseThrow(
                        () ->
                                new RestException(
                                        404, RestException.NO_ROOM, "There is no such room."));
    }

    private static ObjectNode body(HttpCall call) throws RestException {
        String type = call.header().apply("Content-Type");
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
            throw new RestException(
                    415, RestException.BAD_BODY, "Send JSON, as Content-Type application/json.");
        }
        try {
            JsonNode body = WireCodec.parse(call.body());
            if (body instanceof ObjectNode object) {
                return object;
            }
        } catch (WireException malformed) {
            throw RestRoom.badBody("The body is not JSON.");
        }
        throw RestRoom.badBody("The body is not a JSON object.");
    }

    private void requireCredentials(HttpCall call) throws RestException {
        String given = call.basicCredentials();
        boolean right =
                given != null
                        && MessageDigest.isEqual(
                                given.getBytes(StandardCharsets.UTF_8),
                                credentials.getBytes(StandardCharsets.UTF_8));
        if (!right) {
            throw new RestException(
                    401,
                    RestException.NO_APPLICATION,
                    "This needs the app id and app key of the practice room, by HTTP Basic.");
        }
    }

    private static RestException nothingHere() {
        return new RestException(404, RestException.NOTHING_HERE, "There is nothing here.");
    }
}
