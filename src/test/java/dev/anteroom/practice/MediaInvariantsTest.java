package dev.anteroom.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import dev.anteroom.wire.WireCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People come, wait, are let in, publish, mute, are thrown out, come back, and the relay says what
 * it likes, in any order: whatever happens, only those inside have connections, and the relay is
 * never told to forward what is held.
 */
final class MediaInvariantsTest {
    private static final int STEPS = 2000;
    private static final Set<EventName> OF_MEDIA =
            EnumSet.of(
                    EventName.ACTIVE_TALKERS_UPDATED,
                    EventName.MEDIA_ENGINE_CONNECTING,
                    EventName.ON_ADD_STREAM,
                    EventName.ON_REMOVE_STREAM,
                    EventName.SHARE_STARTED,
                    EventName.SHARE_STOPPED);

    private final RoomState state =
            new RoomState("room", RoomSettings.knockRoom("Clinic"), "http://127.0.0.1:1", true);
    private final PracticeRoom room = new PracticeRoom(state);
    private final Set<LinkId> links = new LinkedHashSet<>();
    private final Set<LinkId> sending = new HashSet<>();
    private final Map<LinkId, LinkId> routes = new HashMap<>();
    private final Map<LinkId, RoomEffect.RelayPass> passing = new HashMap<>();
    private final List<String> people = new ArrayList<>();
    private final List<LinkId> everyLink = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private int lastPerson;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderOfThings_keepsMediaAmongThoseInside(long seed) {
        Random random = new Random(seed);
        int flowed = 0;
        for (int step = 0; step < STEPS; step++) {
            now = now.plusMillis(random.nextInt(1500));
            RoomCommand command = command(random);
            apply(command);
            check(seed + " " + step + " " + command);
            flowed += routes.size();
        }
        assertTrue(flowed > STEPS / 4, "something has to flow, or this proves nothing: " + flowed);
    }

    private RoomCommand command(Random random) {
        String who = person(random);
        boolean late = random.nextInt(5) == 0;
        LinkId link =
                pick(random, late ? everyLink : new ArrayList<>(links), new LinkId("room", 0));
        if (state.inside().size() < 4) {
            return random.nextBoolean()
                    ? join(null)
                    : request(moderator(), EventName.USER_ALLOWED, text(awaited(random)));
        }
        int dice = random.nextInt(64);
        if (dice < 2) {
            return join(random.nextBoolean() ? null : who);
        }
        if (dice < 3) {
            return new RoomCommand.Leave(who, random.nextInt(4) == 0);
        }
        if (dice < 7) {
            return request(moderator(), EventName.USER_ALLOWED, text(awaited(random)));
        }
        if (dice < 8) {
            return request(moderator(), EventName.USER_DENIED, text(awaited(random)));
        }
        if (dice < 12) {
            return request(who, EventName.PUBLISH, publication(random));
        }
        if (dice < 16) {
            return request(who, EventName.SUBSCRIBE, MediaScene.stream(stream(random)));
        }
        if (dice < 26) {
            return offer(random, who);
        }
        if (dice < 38) {
            return new RoomCommand.LinkAnswered(link, MediaScene.ANSWER);
        }
        if (dice < 50) {
            return new RoomCommand.LinkReady(link);
        }
        return change(random, who, link, dice);
    }

    private RoomCommand change(Random random, String who, LinkId link, int dice) {
        return switch (dice) {
            case 50 -> new RoomCommand.LinkFailed(link, "broke off");
            case 51, 52, 53 -> new RoomCommand.LinkLevel(link, random.nextDouble());
            case 54, 55, 56 -> request(who, mute(random), WireCodec.object());
            case 57, 58 ->
                    request(moderator(), hold(random), WireCodec.object().put("clientId", who));
            case 59 -> request(who, EventName.SWITCH_USER_ROLE, text(person(random)));
            case 60 -> rare(random, who);
            case 61 -> request(who, EventName.UNPUBLISH, own(random, who));
            default -> new RoomCommand.LinkReady(link);
        };
    }

    /** Mostly somebody inside, now and then anybody. */
    private String person(Random random) {
        List<String> inside = state.inside().stream().map(Member::clientId).toList();
        return pick(random, random.nextInt(5) > 0 ? inside : people, "nobody");
    }

    private String awaited(Random random) {
        return pick(random, state.awaited().stream().map(Member::clientId).toList(), "nobody");
    }

    private RoomCommand rare(Random random, String who) {
        return switch (random.nextInt(12)) {
            case 0 -> new RoomCommand.RelayLost();
            case 1 -> new RoomCommand.End();
            case 2 -> request(moderator(), EventName.ROOM_MUTED, WireCodec.object());
            case 3, 4, 5 -> request(moderator(), EventName.ROOM_UNMUTED, WireCodec.object());
            case 7 -> request(who, EventName.DROP, WireCodec.object().put("self", true));
            case 8 -> {
                ObjectNode removal = WireCodec.object().put("all", false);
                removal.putArray("clientIds").add(who);
                yield request(moderator(), EventName.DROP, removal);
            }
            default -> request(who, EventName.UNSUBSCRIBE, MediaScene.number(stream(random)));
        };
    }

    private RoomCommand join(@Nullable String old) {
        lastPerson++;
        String id = "c" + lastPerson;
        people.add(id);
        if (people.size() > 12) {
            people.removeFirst();
        }
        boolean moderator = old == null ? lastPerson % 3 == 1 : isModerator(old);
        String role = moderator ? Role.MODERATOR : Role.PARTICIPANT;
        String token = old == null ? "token of " + id : tokenOf(old);
        TokenClaims claims = new TokenClaims(token, "room", role, "name of " + id, "");
        return new RoomCommand.Join(id, claims, null, old);
    }

    private boolean isModerator(String id) {
        Member member = state.insideWith(id);
        return member != null && member.claims().role().equals(Role.MODERATOR);
    }

    private String tokenOf(String id) {
        Member inside = state.insideWith(id);
        Member member = inside != null ? inside : state.waitingWith(id);
        return member == null ? "token of " + id : member.claims().tokenId();
    }

    private String moderator() {
        return state.moderators().isEmpty() ? "nobody" : state.moderators().getFirst().clientId();
    }

    private static RoomCommand request(String who, EventName event, JsonNode payload) {
        return new RoomCommand.Request(who, event, payload);
    }

    private static JsonNode text(String text) {
        return RoomScene.text(text);
    }

    private static ObjectNode publication(Random random) {
        return MediaScene.camera()
                .put("screen", random.nextInt(3) == 0)
                .put("audio", random.nextInt(5) != 0);
    }

    private static int stream(Random random) {
        return random.nextInt(3) == 0 ? MediaFloor.SHARE : 1 + random.nextInt(4);
    }

    private JsonNode own(Random random, String who) {
        List<Integer> numbers =
                state.floor().publications().stream()
                        .filter(publication -> publication.owner().clientId().equals(who))
                        .map(Flow::streamId)
                        .toList();
        return MediaScene.number(pick(random, numbers, 5));
    }

    private RoomCommand offer(Random random, String who) {
        // Mostly what has no connection yet: another offer ends the one there is.
        boolean again = random.nextInt(10) == 0;
        List<Integer> numbers =
                Stream.concat(
                                state.floor().publications().stream(),
                                state.floor().subscriptionsOf(who).stream())
                        .filter(flow -> flow.owner().clientId().equals(who))
                        .filter(flow -> again || flow.link() == null)
                        .map(Flow::streamId)
                        .toList();
        return request(
                who,
                EventName.SIGNALING_MESSAGE,
                MediaScene.offer(pick(random, numbers, 1), MediaScene.OFFER));
    }

    private static EventName mute(Random random) {
        return List.of(
                        EventName.USER_AUDIO_MUTED,
                        EventName.USER_AUDIO_UNMUTED,
                        EventName.USER_VIDEO_MUTED,
                        EventName.USER_VIDEO_UNMUTED)
                .get(random.nextInt(4));
    }

    private static EventName hold(Random random) {
        return List.of(
                        EventName.HARD_MUTE_USER_AUDIO,
                        EventName.HARD_UNMUTE_USER_AUDIO,
                        EventName.HARD_MUTE_USER_VIDEO,
                        EventName.HARD_UNMUTE_USER_VIDEO)
                .get(random.nextInt(4));
    }

    private static <T> T pick(Random random, List<T> among, T otherwise) {
        return among.isEmpty() ? otherwise : among.get(random.nextInt(among.size()));
    }

    private void apply(RoomCommand command) {
        for (RoomEffect effect : room.apply(command, now).effects()) {
            switch (effect) {
                case RoomEffect.RelayReceive receive -> {
                    open(receive.link());
                    sending.add(receive.link());
                }
                case RoomEffect.RelaySend send -> open(send.link());
                case RoomEffect.RelayCandidate candidate ->
                        assertTrue(links.contains(candidate.link()));
                case RoomEffect.RelayRoute route -> route(route);
                case RoomEffect.RelayWant want ->
                        assertTrue(links.contains(want.to()) && !sending.contains(want.to()));
                case RoomEffect.RelayPass pass -> {
                    assertTrue(sending.contains(pass.from()), "passes what nobody sends");
                    passing.put(pass.from(), pass);
                }
                case RoomEffect.RelayEnd end -> close(end.link());
                case RoomEffect.Emit emit -> check(emit);
                case RoomEffect.EmitToAll all -> all.each().forEach(this::check);
                case RoomEffect.End _ -> {}
            }
        }
    }

    private void check(RoomEffect.Emit emit) {
        if (OF_MEDIA.contains(emit.event())) {
            assertNotNull(state.insideWith(emit.to()), emit + " to somebody outside");
        }
    }

    private void open(LinkId link) {
        assertTrue(links.add(link), "a name used twice");
        everyLink.add(link);
        if (everyLink.size() > 20) {
            everyLink.removeFirst();
        }
    }

    private void route(RoomEffect.RelayRoute route) {
        assertTrue(links.contains(route.to()) && !sending.contains(route.to()));
        LinkId from = route.from();
        if (from == null) {
            routes.remove(route.to());
        } else {
            assertTrue(sending.contains(from), "routes what nobody sends");
            assertTrue(passing.containsKey(from), "routes before it is said what may pass");
            routes.put(route.to(), from);
        }
    }

    private void close(LinkId link) {
        assertTrue(links.remove(link), "ends what is over");
        sending.remove(link);
        passing.remove(link);
        routes.remove(link);
        routes.values().removeIf(link::equals);
    }

    private void check(String step) {
        assertEquals(
                links,
                state.floor().linked().stream().map(Flow::link).collect(Collectors.toSet()),
                step);
        for (Flow flow : state.floor().linked()) {
            assertTrue(state.isInside(flow.owner()), step);
        }
        passing.forEach((link, pass) -> checkPass(step, link, pass));
        routes.forEach(
                (to, from) ->
                        assertNotEquals(ownerOf(to), ownerOf(from), step + ": hears oneself"));
    }

    private void checkPass(String step, LinkId link, RoomEffect.RelayPass pass) {
        Member owner = ownerOf(link);
        boolean silenced = owner.isAudioHeld() || (state.isMuted() && !owner.isModerator());
        assertTrue(!silenced || !pass.audio(), step + ": held sound passes");
        boolean screen =
                state.floor().flowWith(link) instanceof Publication publication
                        && publication.isScreen();
        assertTrue(screen || !owner.isVideoHeld() || !pass.video(), step + ": held picture passes");
    }

    private Member ownerOf(LinkId link) {
        Flow flow = state.floor().flowWith(link);
        if (flow == null) {
            throw new AssertionError(link + " is over");
        }
        return flow.owner();
    }
}
