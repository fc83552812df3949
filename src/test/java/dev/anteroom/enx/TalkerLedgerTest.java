package dev.anteroom.enx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.wire.ActiveTalkers;
import dev.anteroom.wire.RoomUser;
import dev.anteroom.wire.WireCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is in which talker slot (protocol section 4.7). */
final class TalkerLedgerTest {
    private static final ClientId SELF = new ClientId("me");

    private final TalkerLedger ledger = new TalkerLedger();
    private final Map<ClientId, RoomUser> users = new HashMap<>();

    private void list(String... entries) throws Exception {
        ledger.replaced(
                ActiveTalkers.of(
                        WireCodec.parse(
                                "{\"active\":true,\"activeList\":["
                                        + String.join(",", entries)
                                        + "]}")));
    }

    private static String entry(Object slot, String id) {
        return "{\"streamId\":%s,\"clientId\":\"%s\",\"name\":\"list %s\"}".formatted(slot, id, id);
    }

    private void inRoom(String id, String name, boolean audioMuted, boolean videoMuted) {
        users.put(
                new ClientId(id),
                new RoomUser(id, name, "", "participant", null, audioMuted, videoMuted));
    }

    private List<Talker> talkers() {
        return ledger.talkers(
                id -> Optional.ofNullable(users.get(id)), SELF::equals, slot -> slot <= 4);
    }

    private List<String> shown() {
        return talkers().stream().map(talker -> talker.slot() + " " + talker.id()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 a, 2 b   | 1 a, 2 b",
                "2 b, 1 a   | 2 b, 1 a",
                "1 a, 1 b   | 1 a",
                "1 a, 2 a   | 1 a",
                "1 me, 2 b  | 2 b",
                "9 a, 2 b   | 2 b",
                "1 a, 1 b, 2 b | 1 a, 2 b",
            })
    void list_isTakenAsItIs_butForWhatCannotBe(String given, String wanted) throws Exception {
        list(
                List.of(given.split(", *")).stream()
                        .map(pair -> pair.strip().split(" "))
                        .map(pair -> entry(pair[0], pair[1]))
                        .toArray(String[]::new));

        assertEquals(List.of(wanted.strip().split(", *")), shown());
    }

    @Test
    void list_replacesTheOneBefore() throws Exception {
        list(entry(1, "a"), entry(2, "b"));
        list(entry(2, "b"));

        assertEquals(List.of("2 b"), shown());
        list();
        assertEquals(List.of(), shown());
    }

    @Test
    void list_slotsAsText_andHopelessEntries() throws Exception {
        list(
                entry("\"3\"", "a"),
                entry("\"x\"", "b"),
                entry(-1, "b"),
                entry(1, " "),
                "7",
                "{\"clientId\":\"b\"}",
                "{\"streamId\":2}",
                "{\"streamId\":2.5,\"clientId\":\"b\"}");

        assertEquals(List.of("3 a"), shown());
    }

    @Test
    void name_isTheRoomsAndCleaned() throws Exception {
        inRoom("a", "Ann\u202e\n Bee", false, false);
        list(entry(1, "a"), "{\"streamId\":2,\"clientId\":\"b\",\"name\":\"B\\u202e\\u0007en\"}");

        assertEquals(List.of("Ann Bee", "Ben"), talkers().stream().map(Talker::name).toList());
    }

    @Test
    void mutes_areTheRoomsWhereItKnowsThePerson() throws Exception {
        inRoom("a", "Ann", true, false);
        list(
                "{\"streamId\":1,\"clientId\":\"a\",\"mediatype\":\"video\",\"videomuted\":true}",
                "{\"streamId\":2,\"clientId\":\"b\",\"mediatype\":\"audioOnly\"}",
                "{\"streamId\":3,\"clientId\":\"c\",\"mediatype\":\"video\"}",
                "{\"streamId\":4,\"clientId\":\"d\",\"videomuted\":true}");

        assertEquals(
                List.of("true false", "false true", "true false", "false true"),
                talkers().stream()
                        .map(talker -> talker.audioMuted() + " " + talker.videoMuted())
                        .toList());
    }

    @Test
    void whoLeft_isNoTalker() throws Exception {
        list(entry(1, "a"), entry(2, "b"));

        ledger.left(new ClientId("a"));

        assertEquals(List.of("2 b"), shown());
        ledger.forgotten();
        assertEquals(List.of(), shown());
    }

    @Test
    void list_tenThousandEntries_areNotAllRead() throws Exception {
        String[] many = new String[10_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = entry(i % 4 + 1, "p" + i);
        }

        list(many);

        assertEquals(List.of("1 p0", "2 p1", "3 p2", "4 p3"), shown());
    }
}
