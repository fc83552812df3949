package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.enx.ConnectionState.Disconnected;
import dev.anteroom.enx.signaling.SignalingChannel.Failure;
import dev.anteroom.media.IceCandidate;
import dev.anteroom.media.LinkState;
import dev.anteroom.testkit.FakeLocalMedia;
import dev.anteroom.testkit.FakeMediaEngine;
import dev.anteroom.testkit.FakeSignalingChannel.Sent;
import dev.anteroom.testkit.RecordingObserver;
import dev.anteroom.wire.WireCodec;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the server's side of every transcript; see the README beside them. */
final class TranscriptTest {
    private final FakeMediaEngine engine = new FakeMediaEngine();
    private final FakeLocalMedia camera = new FakeLocalMedia();
    private RoomBench bench = new RoomBench();
    private int sentSeen;
    private int callbacksSeen;
    private @Nullable CompletionStage<?> lastRequest;

    static Stream<Path> transcripts() throws IOException, URISyntaxException {
        URI folder =
                Objects.requireNonNull(TranscriptTest.class.getResource("/transcripts/sdk"))
                        .toURI();
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            files = all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
        assertTrue(files.size() >= 10, "the transcripts are missing");
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void sdk_keepsItsSideOfTheTranscript(Path file) throws Exception {
        JsonNode transcript = WireCodec.parse(Files.readString(file));
        JsonNode steps = transcript.path("steps");
        if (transcript.path("media").asBoolean()) {
            bench = new RoomBench(RoomBench.OPTIONS, "moderator", engine);
        }
        for (int i = 0; i < steps.size(); i++) {
            try {
                play(steps.get(i));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("Step " + (i + 1) + ": " + steps.get(i), failed);
            }
        }
        assertEquals(List.of(), unseenSent(), "sent beyond the transcript");
        assertEquals(List.of(), unseenCallbacks(), "called back beyond the transcript");
    }

    private List<Sent> allSent() {
        return bench.server.all().stream().flatMap(channel -> channel.sent().stream()).toList();
    }

    private List<String> unseenSent() {
        return allSent().stream().skip(sentSeen).map(Sent::event).toList();
    }

    private List<String> unseenCallbacks() {
        return bench.observer.names().stream().skip(callbacksSeen).toList();
    }

    private void play(JsonNode step) {
        String kind = step.fieldNames().next();
        String value = step.path(kind).asText();
        switch (kind) {
            case "server" -> server(value, step);
            case "client" -> client(value, step);
            case "ack" -> acknowledge(step.path("ack"));
            case "engine" -> engine(value, step);
            case "do" -> lastRequest = request(value, step.path("id").asText(), step);
            case "result" -> assertEquals(value, resultName());
            case "wait" -> bench.pass(Duration.parse(value));
            case "callback" -> callback(value, step.path("with"));
            case "state" -> step.path("state").properties().forEach(this::state);
            default -> throw new AssertionError("No such step.");
        }
        bench.run();
    }

    private void server(String event, JsonNode step) {
        switch (event) {
            case "opens" -> bench.channel().accept();
            case "breaks" -> bench.channel().end(Failure.LOST);
            default -> {
                int answers = bench.channel().replies().size();
                if (step.has("payload")) {
                    bench.serverSays(event, step.path("payload").toString());
                } else {
                    bench.serverSays(event);
                }
                if (step.has("asksForAnswer")) {
                    assertContains(
                            step.path("asksForAnswer"), bench.channel().replies().get(answers));
                }
            }
        }
    }

    /** What the newest link does. */
    private void engine(String what, JsonNode step) {
        switch (what) {
            case "finds" ->
                    engine.link().find(new IceCandidate("0", 0, step.path("line").asText()));
            case "foundAll" -> engine.link().endOfCandidates();
            case "answered" -> assertEquals(1, engine.link().answers().size());
            case "given" -> assertEquals(step.path("candidates").asInt(), candidates());
            case "breaks" -> engine.link().state(LinkState.FAILED);
            case "open" -> assertEquals(step.path("links").asInt(), engine.openLinks().size());
            default -> throw new AssertionError("An engine does no such thing.");
        }
    }

    private int candidates() {
        return engine.link().candidates().size();
    }

    private void client(String event, JsonNode step) {
        assertTrue(sentSeen < allSent().size(), "the client sent nothing");
        Sent sent = allSent().get(sentSeen++);
        assertEquals(event, sent.event());
        if (step.has("payload")) {
            assertEquals(step.path("payload"), sent.payload());
        }
        assertContains(step.path("with"), sent.payload());
        step.path("without")
                .forEach(
                        field ->
                                assertTrue(
                                        sent.payload().path(field.asText()).isMissingNode(),
                                        field.asText()));
    }

    private void acknowledge(JsonNode arguments) {
        List<String> texts = new ArrayList<>();
        arguments.forEach(argument -> texts.add(argument.toString()));
        allSent().get(sentSeen - 1).acknowledge(texts.toArray(String[]::new));
    }

    private CompletionStage<?> request(String name, String id, JsonNode step) {
        EnxRoom room = bench.room;
        return switch (name) {
            case "approve" -> room.approveAwaitedUser(id);
            case "deny" -> room.denyAwaitedUser(id);
            case "lock" -> room.lockRoom();
            case "unlock" -> room.unLockRoom();
            case "knockOff" -> room.enableKnock(false);
            case "muteRoom" -> room.hardMute();
            case "muteAudio" -> room.hardMuteUserAudio(id);
            case "switchRole" -> room.switchUserRole(id);
            case "drop" -> room.dropUser(List.of(id));
            case "chat" -> room.sendMessage(step.path("text").asText(), true, List.of());
            case "chatTo" -> room.sendMessage(step.path("text").asText(), false, List.of(id));
            case "disconnect" -> room.disconnect();
            case "publish" -> room.publish(camera, PublishOptions.DEFAULTS);
            case "unpublish" -> room.unpublish();
            case "share" -> room.publishShare(new FakeLocalMedia());
            case "unshare" -> room.unpublishShare();
            case "muteSelf" -> room.muteSelfAudio(true);
            case "unmuteSelf" -> room.muteSelfAudio(false);
            case "showTalkers" -> room.setTalkerCount(step.path("count").asInt());
            default -> throw new AssertionError("No such request.");
        };
    }

    private String resultName() {
        return RoomBench.now(Objects.requireNonNull(lastRequest)).getClass().getSimpleName();
    }

    private void callback(String name, JsonNode with) {
        assertTrue(callbacksSeen < bench.observer.all().size(), "no callback came");
        RecordingObserver.Callback callback = bench.observer.all().get(callbacksSeen++);
        assertEquals(name, callback.name());
        assertContains(with, callback.payload());
    }

    private void state(Map.Entry<String, JsonNode> wanted) {
        RoomSnapshot now = bench.room.snapshot();
        Object actual =
                switch (wanted.getKey()) {
                    case "connection" -> now.connection().getClass().getSimpleName();
                    case "reason" -> ((Disconnected) now.connection()).reason().kind().name();
                    case "role" -> now.role().name();
                    case "self" -> now.selfId().orElseThrow().value();
                    case "waiting" -> bench.waiting();
                    case "people" -> bench.people();
                    case "locked" -> now.locked();
                    case "knockEnabled" -> now.knockEnabled();
                    case "roomMuted" -> now.roomMuted();
                    case "own" -> now.media().own().getClass().getSimpleName();
                    case "ownShare" -> now.media().ownShare().getClass().getSimpleName();
                    case "sound" -> camera.isAudioEnabled();
                    case "audioHeld" -> now.media().audioHeld();
                    case "received" ->
                            now.media().received().stream().map(String::valueOf).toList();
                    case "share" -> now.media().share().map(RoomMedia.Sharer::name).orElse("");
                    case "talkers" ->
                            now.media().talkers().stream()
                                    .map(talker -> talker.slot() + " " + talker.name())
                                    .toList();
                    default -> throw new AssertionError("No such part of the state.");
                };
        JsonNode value = wanted.getValue();
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(text -> texts.add(text.asText()));
            assertEquals(texts, actual, wanted.getKey());
        } else {
            assertEquals(value.asText(), String.valueOf(actual), wanted.getKey());
        }
    }

    private static void assertContains(JsonNode wanted, JsonNode actual) {
        wanted.properties()
                .forEach(
                        field ->
                                assertEquals(
                                        field.getValue(),
                                        actual.path(field.getKey()),
                                        field.getKey()));
    }
}
