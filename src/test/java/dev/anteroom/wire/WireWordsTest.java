package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The payload records, against JSON written from the protocol notes. */
final class WireWordsTest {
    private static final String ROOM =
            "\"room\":{\"name\":\"R\",\"mute\":true,\"locked\":true,\"waitRoom\":true,"
                    + "\"settings\":{\"knock\":true,\"wait_for_moderator\":true}}";

    @Test
    void roomConnected_fullPayload_isRead() throws WireException {
        RoomConnected read =
                RoomConnected.decode(
                        WireCodec.parse(
                                "{\"result\":0,\"id\":\"r1\",\"clientId\":\"c1\","
                                        + "\"user\":{\"clientId\":\"c1\",\"name\":\"Mo\",\"user_ref\":\"u\","
                                        + "\"role\":\"moderator\",\"permissions\":{\"publish\":true}},"
                                        + "\"userList\":[{\"clientId\":\"c1\",\"audioMuted\":true}],"
                                        + "\"awaitedParticipants\":[{\"clientId\":\"g1\",\"name\":\"Ann\"}],"
                                        + "\"streams\":[],\"somethingNew\":{\"a\":1},"
                                        + ROOM
                                        + "}"));

        assertEquals("r1", read.id());
        assertEquals(
                new RoomUser(
                        "c1",
                        "Mo",
                        "u",
                        "moderator",
                        new RoomUser.Permissions(true, false, false, false, false),
                        false,
                        false),
                read.user());
        assertTrue(read.userList().getFirst().audioMuted());
        assertEquals(new AwaitedUser("g1", "Ann", null), read.awaitedParticipants().getFirst());
        assertTrue(read.room().mute() && read.room().locked() && read.room().waitRoom());
        assertTrue(read.room().settings().waitForModerator());
        assertTrue(read.room().knocks());
    }

    @Test
    void roomConnected_leanPayload_hasEmptyLists() throws WireException {
        RoomConnected read =
                RoomConnected.decode(WireCodec.parse("{\"clientId\":\"c1\"," + ROOM + "}"));

        assertNull(read.user());
        assertEquals(List.of(), read.userList());
        assertEquals(List.of(), read.awaitedParticipants());
        assertEquals("", read.id());
    }

    @ParameterizedTest
    @CsvSource({"true,false,false", "false,true,true", "true,,true", "false,,false"})
    void room_knocks_followsTheLiveSwitchBeforeTheSetting(
            boolean setting, Boolean live, boolean expected) {
        RoomConnected.Room room =
                new RoomConnected.Room(
                        "R", false, false, false, live, new RoomConnected.Settings(setting, false));

        assertEquals(expected, room.knocks());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"text\"",
                "null",
                "{\"clientId\":\"c1\"}",
                "{\"clientId\":\"c1\",\"room\":{}}",
                "{\"clientId\":\"c1\",\"room\":{\"settings\":7}}",
                "{\"room\":{\"settings\":{}}}",
                "{\"clientId\":\" \",\"room\":{\"settings\":{}}}",
                "{\"clientId\":{},\"room\":{\"settings\":{}}}",
                "{\"clientId\":\"c1\",\"userList\":7,\"room\":{\"settings\":{}}}",
                "{\"clientId\":\"c1\",\"userList\":[{}],\"room\":{\"settings\":{}}}"
            })
    void roomConnected_malformed_isAWireException(String json) {
        assertThrows(WireException.class, () -> RoomConnected.decode(WireCodec.parse(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"clientId\":\"g1\",\"name\":\"Ann\"} | g1 | Ann",
                "{\"id\":\"g1\",\"name\":\"Ann\"}       | g1 | Ann",
                "{\"clientId\":\"g1\"}                  | g1 | ``",
                "{\"clientId\":\"g1\",\"name\":null}    | g1 | ``",
            })
    void awaitedUser_everySpelling_isRead(String json, String id, String name)
            throws WireException {
        AwaitedUser read = WireCodec.decode(WireCodec.parse(json.strip()), AwaitedUser.class);

        assertEquals(new AwaitedUser(id, name, null), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"clientId\":\"\"}",
                "{\"clientId\":null}",
                "{\"name\":\"A\"}",
                "[]"
            })
    void awaitedUser_withoutId_isAWireException(String json) {
        assertThrows(
                WireException.class,
                () -> WireCodec.decode(WireCodec.parse(json), AwaitedUser.class));
    }

    @Test
    void clientIds_bounds() {
        assertTrue(ClientIds.isValid("x".repeat(ClientIds.MAX_LENGTH)));
        assertFalse(ClientIds.isValid("x".repeat(ClientIds.MAX_LENGTH + 1)));
        assertFalse(ClientIds.isValid(" \t"));
        assertFalse(ClientIds.isValid(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cause\":{\"cause\":2003,\"msg\":\"user-denied\"}} | 2003 | user-denied | true  | false",
                "{\"cause\":{\"msg\":\"user-denied\"}}                | 0    | user-denied | true  | false",
                "{\"cause\":7,\"msg\":\"user-denied\"}                | 7    | user-denied | true  | false",
                "{\"msg\":\"user-denied\"}                            | 0    | user-denied | true  | false",
                "{\"cause\":{\"cause\":2001,\"msg\":\"disconnected-by-moderator\"}} | 2001 | disconnected-by-moderator | false | true",
                "{\"cause\":{\"cause\":2004,\"msg\":\"anything\"}}    | 2004 | anything    | false | false",
                "{\"cause\":2003}                                     | 2003 | ``          | false | false",
                "{}                                                   | 2002 | unexpected-disconnection | false | false",
                "null                                                 | 2002 | unexpected-disconnection | false | false",
                "[\"user-denied\"]                                    | 2002 | unexpected-disconnection | false | false",
            })
    void cause_everyForm_isReadByItsText(
            String json, int number, String text, boolean denial, boolean removal)
            throws WireException {
        Cause cause = Cause.of(WireCodec.parse(json.strip()));

        assertEquals(new Cause(number, text), cause);
        assertEquals(denial, cause.isDenial());
        assertEquals(removal, cause.isRemoval());
    }

    @Test
    void cause_payload_readsBack() {
        assertEquals(Cause.DENIED, Cause.of(Cause.DENIED.toPayload()));
    }

    @Test
    void dataStream_incomingWithoutSender_isAWireException() throws WireException {
        assertThrows(
                WireException.class,
                () ->
                        WireCodec.decode(
                                WireCodec.parse("{\"type\":\"chat\",\"message\":\"hi\"}"),
                                DataStream.Incoming.class));
    }

    @Test
    void dataStream_outgoing_isWhatThePageSends() throws WireException {
        assertEquals(
                WireCodec.parse(
                        "{\"msg\":\"hi\",\"broadcast\":false,\"clients\":[\"c2\"],\"type\":\"chat\"}"),
                WireCodec.encode(
                        new DataStream.Outgoing(
                                TextNode.valueOf("hi"), false, List.of("c2"), DataStream.CHAT)));
    }

    @Test
    void eventName_everyConstant_isFoundByItsWireName() {
        for (EventName name : EventName.values()) {
            assertEquals(Optional.of(name), EventName.ofWireName(name.wireName()));
        }
        assertEquals(
                EventName.values().length,
                Arrays.stream(EventName.values()).map(EventName::wireName).distinct().count());
        assertEquals(Optional.empty(), EventName.ofWireName("room-allowed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "nul", "NaN", "{\"a\":NaN}", "[1,]", "{'a':1}"})
    void parse_notJson_isAWireException(String text) {
        assertThrows(WireException.class, () -> WireCodec.parse(text));
    }

    @Test
    void parse_tooLongOrTooDeep_isAWireException() {
        String tooLong = "\"" + "x".repeat(WireCodec.MAX_TEXT) + "\"";
        String tooDeep = "[".repeat(100) + "]".repeat(100);

        assertThrows(WireException.class, () -> WireCodec.parse(tooLong));
        assertThrows(WireException.class, () -> WireCodec.parse(tooDeep));
    }

    @Test
    void roomUser_withers_changeOneThing() {
        RoomUser user = new RoomUser("c1", "Ann", "u", "participant", null, false, false);

        assertEquals("moderator", user.withRole("moderator").role());
        assertTrue(user.withMutes(true, false).audioMuted());
        assertEquals("Ann", user.withMutes(true, true).name());
    }
}
