package dev.anteroom.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.MediaSignal.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of media (protocol sections 2.4, 4.7, 4.9 and 5), friendly and not. */
final class MediaWordsTest {
    private static JsonNode json(String text) throws WireException {
        return WireCodec.parse(text);
    }

    // -- streams --

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':1}                           | true",
                "{'id':'12'}                        | true",
                "{'id':13}                          | false",
                "{'id':0}                           | false",
                "{'id':101,'screen':true}           | false",
                "{'id':1,'canvas':true}             | false",
            })
    void stream_isATalkerSlot(String text, boolean slot) throws Exception {
        StreamInfo stream = StreamInfo.of(json(text.replace('\'', '"'))).orElseThrow();

        assertEquals(slot, stream.isTalkerSlot());
    }

    @Test
    void stream_saysWhatItCarries() throws Exception {
        assertEquals(
                Optional.of(new StreamInfo(101, false, true, true, false, "a")),
                StreamInfo.of(
                        json(
                                "{\"id\":101,\"audio\":false,\"video\":{\"width\":1},"
                                        + "\"screen\":true,\"clientId\":\"a\"}")));
        assertEquals(
                Optional.of(new StreamInfo(3, true, false, false, false, "")),
                StreamInfo.of(json("{\"id\":3,\"video\":false,\"clientId\":7.5e300}"))
                        .map(
                                stream ->
                                        new StreamInfo(
                                                stream.id(),
                                                stream.audio(),
                                                stream.video(),
                                                stream.screen(),
                                                stream.canvas(),
                                                "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "null",
                "{\"id\":-1}",
                "{\"id\":1.5}",
                "{\"id\":99999999999}",
                "{\"id\":\"99999999999\"}",
                "{\"id\":\"1 \"}",
                "{\"id\":\"-1\"}",
                "{\"id\":{}}",
                "{\"id\":true}"
            })
    void stream_withoutAUsableNumber_isNone(String text) throws Exception {
        assertEquals(Optional.empty(), StreamInfo.of(json(text)));
    }

    @Test
    void streams_areBounded() throws Exception {
        String many =
                IntStream.range(0, 10_000)
                        .mapToObj(id -> "{\"id\":" + id + "}")
                        .collect(Collectors.joining(","));

        assertEquals(StreamInfo.MOST_STREAMS, StreamInfo.list(json("[null," + many + "]")).size());
        assertEquals(List.of(), StreamInfo.list(json("7")));
        assertEquals(List.of(), StreamInfo.list(json("{}").path("streams")));
    }

    // -- the terms of a room --

    @Test
    void terms_areRead() throws Exception {
        MediaTerms terms =
                MediaTerms.of(
                        json(
                                """
                                {"streams":[{"id":1}],"minVideoBW":100,"maxVideoBW":"1500",
                                 "defaultVideoBW":600,"maxVideoFps":25.9,
                                 "mediaConfiguration":"H264_AND_OPUS",
                                 "iceServers":[
                                   {"urls":"stun:a.example"},
                                   {"url":"turn:b.example?transport=udp","username":"u",
                                    "credential":"secret"},
                                   {"urls":["turns:c.example","http://d.example",7]},
                                   {"urls":[]},7,null]}"""));

        assertEquals(100, terms.minVideoKilobits());
        assertEquals(1500, terms.maxVideoKilobits());
        assertEquals(25, terms.maxVideoFps());
        assertEquals("H264_AND_OPUS", terms.mediaConfiguration());
        assertEquals(1, terms.streams().size());
        assertEquals(
                List.of(
                        new MediaTerms.Ice(List.of("stun:a.example"), "", ""),
                        new MediaTerms.Ice(List.of("turn:b.example?transport=udp"), "u", "secret"),
                        new MediaTerms.Ice(List.of("turns:c.example"), "", "")),
                terms.iceServers());
        assertFalse(terms.toString().contains("secret"), "a credential is never shown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                              | 0   | 0",
                "{'minVideoBW':-5,'maxVideoBW':'x'}              | 0   | 0",
                "{'minVideoBW':900,'maxVideoBW':300}             | 300 | 300",
                "{'minVideoBW':100,'defaultVideoBW':600}         | 100 | 600",
                "{'minVideoBW':[],'maxVideoBW':1e300}            | 0   | 100000",
                "{'minVideoBW':true,'maxVideoBW':null}           | 1   | 0",
            })
    void terms_limitsThatMakeNoSense(String text, int min, int max) throws Exception {
        MediaTerms terms = MediaTerms.of(json(text.replace('\'', '"')));

        assertEquals(max, terms.maxVideoKilobits());
        assertTrue(terms.minVideoKilobits() <= Math.max(min, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{\"streams\":7,\"iceServers\":\"x\",\"mediaConfiguration\":{}}",
                "{\"iceServers\":{\"urls\":{}}}"
            })
    void terms_anything_isAccepted(String text) throws Exception {
        assertEquals(List.of(), MediaTerms.of(json(text)).streams());
        assertEquals(List.of(), MediaTerms.of(json(text)).iceServers());
    }

    // -- the media side's words --

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'streamId':812345,'msg':{'type':'ready'}}   | 812345 | false",
                "{'streamId':'s-1','msg':{'type':'ready'}}    | s-1    | false",
                "{'peerId':1,'msg':{'type':'ready'}}          | 1      | true",
                "{'peerId':'1','streamId':2,'msg':{'type':'ready'}} | 1 | true",
                "{'peerId':null,'streamId':2,'msg':{'type':'ready'}} | 2 | false",
            })
    void signal_isKeyedBothWays(String text, String id, boolean received) throws Exception {
        assertEquals(
                new MediaSignal(id, received, new Message.Ready()),
                MediaSignal.of(json(text.replace('\'', '"'))));
    }

    @Test
    void signal_messages() throws Exception {
        assertEquals(
                new Message.Answer("v=0"),
                message("{\"type\":\"answer\",\"sdp\":\"v=0\",\"media\":[]}"));
        assertEquals(
                new Message.Candidate("audio", 1, "candidate:1"),
                message(
                        "{\"type\":\"candidate\",\"candidate\":{\"sdpMid\":\"audio\","
                                + "\"sdpMLineIndex\":1,\"candidate\":\"a=candidate:1\"}}"));
        assertEquals(
                new Message.Candidate("", 0, "candidate:1"),
                message(
                        "{\"type\":\"candidate\",\"candidate\":{\"sdpMLineIndex\":-3,"
                                + "\"candidate\":\"candidate:1\"}}"));
        assertEquals(
                new Message.Other("end"),
                message("{\"type\":\"candidate\",\"candidate\":{\"candidate\":\"end\"}}"));
        assertEquals(new Message.Other("started"), message("{\"type\":\"started\"}"));
        assertEquals(new Message.Other(""), message("7"));
    }

    private static Message message(String text) throws WireException {
        return MediaSignal.of(json("{\"streamId\":1,\"msg\":" + text + "}")).message();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "{\"msg\":{\"type\":\"ready\"}}",
                "{\"streamId\":{},\"msg\":{\"type\":\"ready\"}}",
                "{\"streamId\":\"\",\"msg\":{\"type\":\"ready\"}}",
                "{\"streamId\":1,\"msg\":{\"type\":\"answer\"}}",
                "{\"streamId\":1,\"msg\":{\"type\":\"answer\",\"sdp\":\" \"}}",
                "{\"streamId\":1,\"msg\":{\"type\":\"candidate\",\"candidate\":\"x\"}}"
            })
    void signal_malformed(String text) throws Exception {
        JsonNode payload = json(text);

        assertThrows(WireException.class, () -> MediaSignal.of(payload));
    }

    @Test
    void signal_endless() throws Exception {
        String sdp = "x".repeat(MediaSignal.LONGEST_SDP);
        assertEquals(
                new Message.Answer(sdp), message("{\"type\":\"answer\",\"sdp\":\"" + sdp + "\"}"));
        assertThrows(
                WireException.class,
                () -> message("{\"type\":\"answer\",\"sdp\":\"" + sdp + "x\"}"));
        assertThrows(
                WireException.class,
                () ->
                        MediaSignal.of(
                                json(
                                        "{\"streamId\":\""
                                                + "9".repeat(65)
                                                + "\",\"msg\":{\"type\":\"ready\"}}")));
    }

    // -- talkers and shares --

    @ParameterizedTest
    @CsvSource({
        "audiovideo, true, true",
        "audioOnly, true, false",
        "audio, true, false",
        "video, false, true",
        "none, false, false",
        "nonsense, false, false"
    })
    void talkers_mediaTypes(String type, boolean sound, boolean picture) throws Exception {
        ActiveTalkers.Entry entry =
                ActiveTalkers.of(
                                json(
                                        "{\"activeList\":[{\"streamId\":1,\"clientId\":\"a\","
                                                + "\"mediatype\":\"%s\"}]}".formatted(type)))
                        .list()
                        .getFirst();

        assertEquals(new ActiveTalkers.Entry(1, "a", "", sound, picture), entry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"activeList\":7}", "{\"activeList\":{}}"})
    void talkers_withoutAList(String text) throws Exception {
        JsonNode payload = json(text);

        assertThrows(WireException.class, () -> ActiveTalkers.of(payload));
    }

    @Test
    void share_isRead() throws Exception {
        assertEquals(
                new ShareNews("a", "Ann", 101),
                ShareNews.of(json("{\"clientId\":\"a\",\"name\":\"Ann\",\"streamId\":\"101\"}")));
    }

    // -- what a client asks --

    @Test
    void publish_saysNoLimitWhereThereIsNone() throws Exception {
        assertEquals(
                json(
                        """
                        {"state":"media_engine","data":true,"video":true,
                         "attributes":{"name":"x"},"muteStream":{"video":true},
                         "scheme":"notify-break-recover"}"""),
                MediaRequests.publish(
                        false,
                        true,
                        false,
                        true,
                        Map.of("name", "x"),
                        MediaTerms.of(WireCodec.object())));
    }

    @Test
    void everyEvent_isKnownByItsName() {
        for (EventName event :
                List.of(
                        EventName.CONNECTION_FAILED,
                        EventName.SHARE_STARTED,
                        EventName.SHARE_STOPPED,
                        EventName.STOP_SHARING)) {
            assertEquals(Optional.of(event), EventName.ofWireName(event.wireName()));
        }
    }
}
