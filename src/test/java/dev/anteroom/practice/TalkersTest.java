package dev.anteroom.practice;

import static dev.anteroom.practice.MediaScene.camera;
import static dev.anteroom.practice.MediaScene.stream;
import static dev.anteroom.practice.RoomScene.NOTHING;
import static dev.anteroom.practice.RoomScene.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.EventName;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is in which talker slot, and who is told (protocol section 4.7). */
final class TalkersTest {
    private final MediaScene scene = MediaScene.withThreeInside();

    private void publishAll(String... people) {
        for (String who : people) {
            scene.publish(who, camera());
        }
    }

    private void admit(String... people) {
        for (String who : people) {
            scene.room().admit(who);
        }
    }

    private void speaks(String who) {
        scene.speak(who, 0.5);
        scene.speak(who, 0);
        scene.room().wait(Publication.PAUSE);
    }

    /* Even a refused subscription is followed by the list. */
    private JsonNode listOf(String receiver) {
        scene.ask(receiver, EventName.SUBSCRIBE, stream(99));
        return scene.room().payload(receiver, EventName.ACTIVE_TALKERS_UPDATED);
    }

    private String slotsOf(String receiver) {
        return RoomScene.talkers(listOf(receiver));
    }

    @Test
    void list_isPerReceiver_andNeverNamesOneself() {
        publishAll("M", "P", "Q");
        for (String who : List.of("M", "P", "Q")) {
            scene.subscribe(who, 1, 2, 3);
        }
        assertEquals("1:P 2:Q", slotsOf("M"));
        assertEquals("1:M 2:Q", slotsOf("P"));
        assertEquals("1:M 2:P", slotsOf("Q"));
        assertEquals("Q", scene.heard("M", 2));
        assertEquals("nobody", scene.heard("M", 3));
    }

    @Test
    void entry_saysEverythingClientsRead() {
        scene.publish("P", camera());
        scene.subscribe("M", 1);
        JsonNode payload = listOf("M");
        assertTrue(payload.path("active").asBoolean());
        assertEquals(
                object().put("streamId", 1)
                        .put("clientId", "P")
                        .put("name", "name of P")
                        .put("mediatype", "audiovideo")
                        .put("videomuted", false)
                        .put("reason", "none")
                        .put("pinned", false),
                payload.path("activeList").path(0));
    }

    @ParameterizedTest(name = "{0} {1}, audio muted {2}, video muted {3}: {4}")
    @CsvSource({
        "true, true, false, false, audiovideo, false, none",
        "true, true, false, true, audio, true, user",
        "true, true, true, false, video, false, none",
        "true, true, true, true, none, true, user",
        "true, false, false, false, audioOnly, false, none",
        "true, false, true, false, none, false, none",
        "false, true, false, false, video, false, none",
        "false, true, false, true, none, true, user"
    })
    void mediaType_isWhatIsForwarded(
            boolean audio,
            boolean video,
            boolean audioMuted,
            boolean videoMuted,
            String mediaType,
            boolean toldMuted,
            String reason) {
        scene.subscribe("M", 1);
        scene.publish("P", camera().put("audio", audio).put("video", video));
        if (audioMuted) {
            scene.ask("P", EventName.USER_AUDIO_MUTED, NOTHING);
        }
        if (videoMuted) {
            scene.ask("P", EventName.USER_VIDEO_MUTED, NOTHING);
        }
        JsonNode talker = listOf("M").path("activeList").path(0);
        assertEquals(mediaType, talker.path("mediatype").asText());
        assertEquals(toldMuted, talker.path("videomuted").asBoolean());
        assertEquals(reason, talker.path("reason").asText());
    }

    @Test
    void mute_isToldToThoseWhoSeeTheTalker() {
        scene.publish("P", camera());
        scene.subscribe("M", 1);
        assertTrue(
                scene.ask("P", EventName.USER_VIDEO_MUTED, NOTHING)
                        .contains("M active-talkers-updated 1:P"));
        assertTrue(
                scene.ask("M", EventName.HARD_MUTE_USER_AUDIO, object().put("clientId", "P"))
                        .contains("M active-talkers-updated 1:P"));
        assertTrue(
                scene.ask("Q", EventName.USER_VIDEO_MUTED, NOTHING).stream()
                        .noneMatch(effect -> effect.contains("active-talkers")));
    }

    @Test
    void newestTalker_comesFirst_butKeepsItsSlot() {
        publishAll("P", "Q");
        scene.subscribe("M", 1, 2);
        speaks("Q");
        assertEquals("2:Q 1:P", slotsOf("M"));
        speaks("P");
        assertEquals("1:P 2:Q", slotsOf("M"));
        assertEquals("P", scene.heard("M", 1));
        assertEquals("Q", scene.heard("M", 2));
    }

    @Test
    void tooFewSlots_showTheNewestTalkers_andTheOthersStayWhereTheyAre() {
        admit("A", "B", "C");
        publishAll("A", "B", "C");
        scene.subscribe("M", 1, 2);
        assertEquals("A", scene.heard("M", 1));
        assertEquals("B", scene.heard("M", 2));

        speaks("B");
        assertEquals("A", scene.heard("M", 1));
        assertEquals("B", scene.heard("M", 2));

        speaks("C");
        assertEquals("C", scene.heard("M", 1));
        assertEquals("B", scene.heard("M", 2));

        speaks("A");
        assertEquals("C", scene.heard("M", 1));
        assertEquals("A", scene.heard("M", 2));
    }

    @Test
    void whoLeaves_makesRoom_andNobodyElseMoves() {
        admit("A", "B", "C");
        publishAll("A", "B", "C");
        scene.subscribe("M", 1, 2);
        scene.ask("A", EventName.DROP, object().put("self", true));
        assertEquals("C", scene.heard("M", 1));
        assertEquals("B", scene.heard("M", 2));
    }

    @Test
    void soundBelowSpeech_andShortPauses_changeNothing() {
        admit("A", "B", "C");
        publishAll("A", "B", "C");
        scene.subscribe("M", 1, 2);
        scene.speak("C", Publication.SPEAKING - 0.01);
        assertEquals("A", scene.heard("M", 1));

        scene.speak("B", 0.5);
        scene.speak("A", 0.5);
        assertEquals("1:A 2:B", slotsOf("M"));
        scene.speak("B", 0);
        scene.room().wait(Duration.ofMillis(500));
        scene.speak("B", 0.5);
        assertEquals("1:A 2:B", slotsOf("M"), "half a second is no new turn");
        scene.speak("B", (Publication.SPEAKING + Publication.SILENT) / 2);
        scene.room().wait(Publication.PAUSE);
        assertEquals(List.of(), scene.speak("B", 0.5), "speaking on is no new turn");
    }

    @Test
    void whatIsMuted_isNotHeardAsTalking() {
        publishAll("P", "Q");
        scene.subscribe("M", 1, 2);
        scene.ask("Q", EventName.USER_AUDIO_MUTED, NOTHING);
        scene.speak("Q", 0.9);
        assertEquals("1:P 2:Q", slotsOf("M"));
    }

    @Test
    void numberOfTalkers_isRespectedAtOnce() {
        publishAll("P", "Q");
        scene.subscribe("M", 1, 2);
        assertTrue(
                scene.ask("M", EventName.SET_NUMBER_OF_TALKER, object().put("numTalkers", 1))
                        .contains("M active-talkers-updated 1:P"));
        assertEquals("nobody", scene.heard("M", 2));
        scene.ask("M", EventName.SET_NUMBER_OF_TALKER, object().put("numTalkers", 0));
        assertEquals("nobody", scene.heard("M", 1));
        scene.ask("M", EventName.SET_NUMBER_OF_TALKER, object().put("numTalkers", 12));
        assertEquals("P", scene.heard("M", 1));
        assertEquals("Q", scene.heard("M", 2));
    }

    @Test
    void listThatDidNotChange_isNotToldAgain() {
        publishAll("P");
        scene.subscribe("M", 1);
        assertTrue(scene.speak("P", 0.5).stream().noneMatch(effect -> effect.contains("talkers")));
        assertFalse(scene.room().state().floor().isQuiet());
        scene.ask("P", EventName.DROP, object().put("self", true));
        scene.ask("M", EventName.UNSUBSCRIBE, MediaScene.number(1));
        assertTrue(scene.room().state().floor().isQuiet());
    }
}
