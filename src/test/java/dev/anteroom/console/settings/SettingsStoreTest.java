package dev.anteroom.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsStoreTest {
    private static final RememberedJoin JOIN =
            new RememberedJoin(
                    "server", "Dr. Weiß", false, "https://video.example.org", "r1", "participant");
    private static final WindowPlacement WINDOW = new WindowPlacement(10, 20, 900, 600, true);

    private static final Reading READING = new Reading("de", 150);
    private static final NoticeSettings NOTICES = new NoticeSettings(false, 35, false, true);
    private static final List<String> REPLIES = List.of("Einen Moment, bitte.", "\"Ja\"");

    @TempDir Path directory;

    private Path file() {
        return directory.resolve("settings.json");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.sorted().toList();
        }
    }

    @Test
    void firstRun_hasDefaultsAndNothingToSay() {
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertEquals(Settings.DEFAULTS, store.current());
            assertTrue(store.takeNotice().isEmpty());
        }
        assertFalse(Files.exists(file()), "nothing changed, so nothing is written");
    }

    @Test
    void whatIsUpdated_isThereInTheNextRun() throws IOException {
        Path notThereYet = directory.resolve("a/b");
        try (SettingsStore store = SettingsStore.open(notThereYet)) {
            store.update(settings -> settings.withJoin(JOIN));
            store.update(settings -> settings.withWindow(WINDOW));
            store.update(settings -> settings.withTheme(ThemeChoice.DARK));
            store.update(settings -> settings.withReading(READING).withNotices(NOTICES));
            store.update(settings -> settings.withUndoSeconds(0).withReplies(REPLIES));
        }
        try (SettingsStore store = SettingsStore.open(notThereYet)) {
            assertEquals(
                    Settings.DEFAULTS
                            .withJoin(JOIN)
                            .withWindow(WINDOW)
                            .withTheme(ThemeChoice.DARK)
                            .withReading(READING)
                            .withNotices(NOTICES)
                            .withUndoSeconds(0)
                            .withReplies(REPLIES),
                    store.current());
            assertTrue(store.takeNotice().isEmpty());
        }
        try (Stream<Path> found = Files.list(notThereYet)) {
            assertEquals(List.of(notThereYet.resolve("settings.json")), found.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "not json",
                "{\"program\":\"Anteroom\"}",
                "{\"program\":\"Anteroom\",\"format\":\"1\"}",
                "{\"program\":\"Anteroom\",\"format\":1,\"theme\":\"pink\"}",
                "{\"program\":\"Anteroom\",\"format\":1,\"theme\":7}",
                "{\"program\":\"Anteroom\",\"format\":1,\"window\":{\"x\":1}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"window\":"
                        + "{\"x\":0,\"y\":0,\"width\":-5,\"height\":1}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"join\":{\"name\":{}}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"undoSeconds\":31}",
                "{\"program\":\"Anteroom\",\"format\":1,\"undoSeconds\":-1}",
                "{\"program\":\"Anteroom\",\"format\":1,\"undoSeconds\":1.5}",
                "{\"program\":\"Anteroom\",\"format\":1,\"reading\":{\"textPercent\":99}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"reading\":{\"language\":7}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"notices\":{\"volumePercent\":101}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"notices\":{\"sound\":\"on\"}}",
                "{\"program\":\"Anteroom\",\"format\":1,\"replies\":\"no list\"}",
                "{\"program\":\"Anteroom\",\"format\":1,\"replies\":[1]}",
                "{\"program\":\"Anteroom\",\"format\":1} and more",
                "[]",
                "{\"other\":true}",
                "{\"program\":\"Anteroom\",\"format\":2,\"theme\":\"dark\"}"
            })
    void anUnreadableFile_isSetAsideAndKept(String content) throws IOException {
        Files.writeString(file(), content);
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertEquals(Settings.DEFAULTS, store.current());
            String notice = store.takeNotice().orElseThrow();
            assertTrue(notice.contains("kept as"), notice);
            assertTrue(store.takeNotice().isEmpty(), "it is told once");
            store.update(settings -> settings.withTheme(ThemeChoice.LIGHT));
        }
        List<Path> found = files();
        assertEquals(2, found.size(), found.toString());
        assertEquals(content, Files.readString(found.get(1)));
        assertTrue(found.get(1).getFileName().toString().startsWith("settings.json.set-aside-"));
        assertTrue(Files.readString(file()).contains("light"));
    }

    @Test
    void bytesThatAreNoText_areSetAside() throws IOException {
        byte[] bytes = {(byte) 0xC3, (byte) 0x28, 0, 1};
        Files.write(file(), bytes);
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().orElseThrow().contains("damaged"));
        }
        assertEquals(1, files().size());
        assertEquals(
                -1,
                Files.mismatch(
                        files().getFirst(), Files.write(directory.resolve("expected"), bytes)));
    }

    @Test
    void aFileOfThisFormatWithUnknownExtras_isRead() throws IOException {
        Files.writeString(
                file(), "{\"program\":\"Anteroom\",\"format\":1,\"theme\":\"dark\",\"new\":[1]}");
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertEquals(ThemeChoice.DARK, store.current().theme());
            assertTrue(store.takeNotice().isEmpty());
        }
    }

    @Test
    void aDirectoryThatCannotBeMade_isToldAndSettingsLiveOn() throws IOException {
        Path blocked = Files.writeString(directory.resolve("a-file"), "");
        SettingsStore store = SettingsStore.open(blocked.resolve("settings"));
        store.update(settings -> settings.withTheme(ThemeChoice.DARK));
        store.close();
        assertEquals(ThemeChoice.DARK, store.current().theme());
        assertTrue(store.takeNotice().orElseThrow().contains("nothing is remembered"));
    }

    @Test
    void whatCouldNotBeWritten_isToldOnce_andWrittenAsSoonAsItCanBe() throws Exception {
        Path blocked = Files.writeString(directory.resolve("a-file"), "");
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (SettingsStore store = SettingsStore.open(blocked.resolve("settings"))) {
            store.hear(heard::add);
            store.update(settings -> settings.withTheme(ThemeChoice.DARK));
            String sentence = heard.poll(20, TimeUnit.SECONDS);
            assertTrue(String.valueOf(sentence).contains(blocked.toString()), sentence);
            store.update(settings -> settings.withUndoSeconds(2));
            Files.delete(blocked);
            store.update(settings -> settings.withUndoSeconds(1));
        }
        try (SettingsStore store = SettingsStore.open(blocked.resolve("settings"))) {
            assertEquals(ThemeChoice.DARK, store.current().theme());
            assertEquals(1, store.current().undoSeconds());
        }
        assertTrue(heard.isEmpty(), heard.toString());
    }

    @Test
    void whatWasFoundAtTheStart_isToldToWhoeverAsksLater() throws IOException {
        Files.writeString(file(), "no settings");
        List<String> heard = new ArrayList<>();
        try (SettingsStore store = SettingsStore.open(directory)) {
            store.hear(heard::add);
            assertEquals(1, heard.size());
            assertTrue(store.takeNotice().isEmpty(), "it is told once");
        }
    }

    @Test
    void whatAKilledProgramLeftHalfWritten_goesWithTheNextWrite() throws IOException {
        Path left = Files.writeString(directory.resolve("settings123.tmp"), "{\"progr");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(600)));
        Path another = Files.writeString(directory.resolve("settings4.tmp"), "being written now");
        try (SettingsStore store = SettingsStore.open(directory)) {
            store.update(settings -> settings.withTheme(ThemeChoice.DARK));
        }
        assertEquals(List.of(file(), another), files());
    }

    @Test
    void aFileThatCannotBeRead_isLeftAlone() throws IOException {
        Files.createDirectory(file());
        Files.writeString(file().resolve("inside"), "x");
        SettingsStore store = SettingsStore.open(directory);
        assertTrue(store.takeNotice().orElseThrow().contains("nothing is remembered"));
        store.update(settings -> settings.withTheme(ThemeChoice.DARK));
        store.close();
        assertEquals("x", Files.readString(file().resolve("inside")));
    }

    @Test
    void forgetful_neverWrites() {
        SettingsStore store = SettingsStore.forgetful();
        store.update(settings -> settings.withTheme(ThemeChoice.DARK));
        store.close();
        assertEquals(ThemeChoice.DARK, store.current().theme());
        assertTrue(store.takeNotice().isEmpty());
    }

    @Test
    void close_twice_isFine() {
        SettingsStore store = SettingsStore.open(directory);
        store.close();
        store.close();
    }

    @Test
    void theDesksMemory_isThereInTheNextRun_andTheOldestListGoesFirst() {
        try (SettingsStore store = SettingsStore.open(directory)) {
            for (int room = 0; room <= RememberedDesk.MOST_LISTS; room++) {
                String id = "room-" + room;
                String list = "Ada, \"" + room + "\"\nZoë\n";
                store.update(all -> all.withDesk(all.desk().withList(id, Optional.of(list))));
            }
            store.update(all -> all.withDesk(all.desk().withJournalDays(7)));
        }
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isEmpty());
            RememberedDesk desk = store.current().desk();
            assertEquals(7, desk.journalDays());
            assertEquals(RememberedDesk.MOST_LISTS, desk.expected().size());
            assertEquals(Optional.empty(), desk.list("room-0"));
            assertEquals(Optional.of("Ada, \"8\"\nZoë\n"), desk.list("room-8"));
            store.update(all -> all.withDesk(all.desk().withList("room-8", Optional.empty())));
            assertEquals(Optional.empty(), store.current().desk().list("room-8"));
        }
    }

    @Test
    void theLargestMemory_isReadAgain() {
        String list = "\"".repeat(RememberedDesk.LONGEST_LIST);
        assertTrue(RememberedDesk.canKeep(list));
        assertFalse(RememberedDesk.canKeep(list + "x"));
        try (SettingsStore store = SettingsStore.open(directory)) {
            for (int room = 0; room < RememberedDesk.MOST_LISTS; room++) {
                String id = "room-" + room;
                store.update(all -> all.withDesk(all.desk().withList(id, Optional.of(list))));
            }
        }
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isEmpty());
            assertEquals(RememberedDesk.MOST_LISTS, store.current().desk().expected().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"journalDays\":-1",
                "\"journalDays\":\"long\"",
                "\"expected\":[]",
                "\"expected\":{\"r\":7}"
            })
    void aDesksMemoryThatCannotBeRight_isSetAside(String part) throws IOException {
        Files.writeString(file(), "{\"program\":\"Anteroom\",\"format\":1," + part + "}");
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isPresent());
        }
    }

    @Test
    void waysIn_areThereInTheNextRun_andTheOldestGoFirst() {
        RememberedServer server =
                new RememberedServer("Schule", "server_api", "https://a.example", "r1", "app");
        try (SettingsStore store = SettingsStore.open(directory)) {
            store.update(all -> all.withWays(all.ways().withServers(List.of(server))));
            for (int host = 0; host <= RememberedWays.MOST; host++) {
                String name = "h" + host + ".example";
                store.update(
                        all ->
                                all.withWays(
                                        all.ways()
                                                .withHosts(
                                                        Stream.concat(
                                                                        all.ways().hosts().stream(),
                                                                        Stream.of(name))
                                                                .toList())));
            }
        }
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isEmpty());
            RememberedWays ways = store.current().ways();
            assertEquals(List.of(server), ways.servers());
            assertEquals(RememberedWays.MOST, ways.hosts().size());
            assertEquals("h1.example", ways.hosts().getFirst());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"servers\":{}}",
                "{\"servers\":[1]}",
                "{\"servers\":[{\"name\":7}]}",
                "{\"hosts\":\"a\"}",
                "{\"hosts\":[{}]}"
            })
    void waysInThatCannotBeRight_areSetAside(String part) throws IOException {
        Files.writeString(file(), "{\"program\":\"Anteroom\",\"format\":1,\"ways\":" + part + "}");
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isPresent());
        }
        assertEquals(1, files().size());
        assertTrue(Files.readString(files().getFirst()).contains(part));
    }

    /** As version 0.1.0 wrote it, before there were ways in: an upgrade keeps all of it. */
    @Test
    void aFileOfTheVersionBefore_isKept_andGainsWhatIsNew() throws IOException {
        Files.writeString(
                file(),
                """
                {
                  "program" : "Anteroom",
                  "format" : 1,
                  "theme" : "dark",
                  "window" : {"x":10.0,"y":20.0,"width":900.0,"height":600.0,"maximised":true},
                  "join" : {
                    "way" : "server",
                    "name" : "Dr. Weiß",
                    "simulatedGuests" : false,
                    "address" : "https://video.example.org",
                    "roomId" : "r1",
                    "role" : "participant"
                  },
                  "reading" : {"language":"de","textPercent":150},
                  "notices" : {"sound":false,"volumePercent":35,"alerts":false},
                  "undoSeconds" : 3,
                  "replies" : ["Einen Moment, bitte.", "\\"Ja\\""],
                  "journalDays" : 7,
                  "expected" : {"r1":"Ada\\nZoë\\n"},
                  "media" : {
                    "camera" : {"id":"c1","name":"Kamera"},
                    "microphone" : {"id":"","name":""},
                    "speaker" : {"id":"","name":""},
                    "width" : 1280,
                    "height" : 720,
                    "framesPerSecond" : 30,
                    "echoCancellation" : true,
                    "noiseSuppression" : false,
                    "gainControl" : true,
                    "joinWithMicrophone" : true,
                    "joinWithCamera" : false,
                    "stageShown" : true
                  }
                }
                """);
        Settings before;
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertTrue(store.takeNotice().isEmpty());
            before = store.current();
            assertEquals(JOIN, before.join());
            assertEquals(Optional.of(WINDOW), before.window());
            assertEquals(READING, before.reading());
            assertEquals(new NoticeSettings(false, 35, false, false), before.notices());
            assertEquals(Optional.of(REPLIES), before.replies());
            assertEquals(Optional.of("Ada\nZoë\n"), before.desk().list("r1"));
            assertEquals("Kamera", before.media().camera().name());
            assertEquals(RememberedWays.NOTHING, before.ways());
            store.update(all -> all.withWays(all.ways().withHosts(List.of("a.example"))));
        }
        try (SettingsStore store = SettingsStore.open(directory)) {
            assertEquals(
                    before.withWays(RememberedWays.NOTHING.withHosts(List.of("a.example"))),
                    store.current());
        }
        assertEquals(1, files().size(), "nothing was set aside");
    }
}
