package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.anteroom.console.about.ReportPart;
import dev.anteroom.console.settings.SettingsStore;
import dev.anteroom.practice.Fault;
import dev.anteroom.practice.PracticeOptions;
import dev.anteroom.practice.PracticeServer;
import dev.anteroom.practice.RoomSettings;
import dev.anteroom.testkit.FxExtension;
import dev.anteroom.testkit.RawClient;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Feeds tokens, keys, names and session descriptions through the whole console, with every word of
 * ours logged, and looks for them in the log and in a report.
 */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class LogSecretsTest {
    private static final String NAME = "Zaphod Geheimnis";
    private static final String PASSWORD = "Sesam-4711-Sesam";
    private static final String FINGERPRINT = "AA:BB:CC:DD:EE:11:22:33";
    private static final String SDP =
            "v=0\r\no=- 42 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=ice-ufrag:Ufrag99\r\n"
                    + "a=ice-pwd:IcePassword99\r\na=fingerprint:sha-256 "
                    + FINGERPRINT
                    + "\r\n";

    @TempDir Path directory;

    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.anteroom");
    private PracticeServer server;
    private String room;

    @BeforeEach
    void start() throws Exception {
        ours.setLevel(Level.TRACE);
        LogFile.start(directory);
        server = PracticeServer.start(PracticeOptions.DEFAULTS.withCredentials("app", PASSWORD));
        room = server.createRoom(RoomSettings.knockRoom("Consultation"));
    }

    @AfterEach
    void end() {
        server.close();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.getAppender("file").stop();
        root.detachAppender("file");
        ours.setLevel(Level.INFO);
    }

    private String log() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static void assertClean(String text, String token) {
        for (String secret :
                List.of(
                        NAME,
                        "Zaphod",
                        PASSWORD,
                        FINGERPRINT,
                        "IcePassword99",
                        "Ufrag99",
                        token,
                        token.substring(10, 40))) {
            assertFalse(text.contains(secret), () -> secret + " is in\n" + text);
        }
    }

    @Test
    void whatIsSaidToTheLog_losesItsSecrets() throws Exception {
        String token = server.token(room, NAME, Role.MODERATOR);
        ours.warn("Refused {} with Basic {}", token, base64("app:" + PASSWORD));
        ours.error("An offer broke: {}", SDP, new IllegalStateException("near \"" + NAME + "\""));
        try {
            new JsonMapper().readTree("{\"name\": " + NAME);
        } catch (IOException garbage) {
            ours.warn("Garbage came.", garbage);
        }
        String log = log();
        assertTrue(log.contains("An offer broke:"), log);
        assertTrue(log.contains("JsonParseException"), log);
        assertTrue(log.contains("LogSecretsTest.whatIsSaidToTheLog"), "places stay");
        assertClean(log, token);
    }

    @Test
    void aSessionWithAllOfIt_leavesNothingInLogAndReport() throws Exception {
        String token = server.token(room, NAME, Role.MODERATOR);
        server.inject(
                new Fault.Garbage(
                        new Fault.Target(EventName.USER_AWAITED, null),
                        JsonNodeFactory.instance.objectNode().put("name", NAME).put("sdp", SDP)));
        try (OpenConsole console = new OpenConsole(token, MediaMode.OFF);
                RawClient guest =
                        RawClient.join(
                                server.url(), server.token(room, NAME + " II", Role.PARTICIPANT))) {
            console.awaitText("lobby", NAME + " II");
            console.press("approve", NAME + " II");
            console.awaitText("roster", NAME + " II");
            guest.say(NAME + " says " + PASSWORD);
            console.awaitText("chat", NAME + " says");
            server.cutAllConnections();
        }
        // The same name is refused at the door, with a key that is wrong, and by a broken token.
        tryToJoin(base64("{\"host\":\"127.0.0.1:1\",\"secure\":false,\"x\":\"" + PASSWORD + "\"}"));
        String log = log();
        assertTrue(log.contains("malformed"), "the garbage was met: " + log);
        assertClean(log, token);
        for (ReportPart part :
                new ReportContents(
                                SettingsStore.forgetful(), Optional.of(directory), Optional.empty())
                        .gather(true)) {
            assertClean(part.content(), token);
        }
    }

    private static void tryToJoin(String token) {
        StartRequest request =
                new StartRequest(
                        new StartMode.Token(token),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        MediaMode.OFF);
        Wiring wiring = new Wiring(request, SettingsStore.forgetful(), System.out, System.out);
        onFx(
                () -> {
                    wiring.open(new javafx.stage.Stage(), _ -> {});
                    return null;
                });
        await("it was refused", () -> wiring.errand().code() == ExitCode.UNREACHABLE);
        wiring.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
