package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.enx.ConnectionState;
import dev.anteroom.enx.DisconnectReason;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.testkit.HandExecutor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JoinModelTest {
    private final JoinFixture fixture = new JoinFixture();
    private final HandExecutor threads = new HandExecutor();
    private final JoinModel model = fixture.model(threads, threads);

    private JoinForm form() {
        return model.form();
    }

    private Optional<JoinFault> fault() {
        return model.problemProperty().get().map(JoinProblem::fault);
    }

    @Test
    void theForm_beginsWithWhatWasRemembered() {
        JoinValues values =
                new JoinValues(
                        JoinWay.SERVER,
                        "Dr. Winter",
                        false,
                        "https://a.example",
                        "r1",
                        JoinRole.PARTICIPANT);
        fixture.remember(values);
        assertEquals(values, fixture.model(threads, threads).form().values());
    }

    @ParameterizedTest
    @CsvSource({
        "PRACTICE, '', '', '', '', '', NAME_MISSING",
        "TOKEN, x, ' ', '', '', '', TOKEN_MISSING",
        "TOKEN, x, anteroom://join, '', '', '', LINK_MALFORMED",
        "TOKEN, x, anteroom://leave?token=x, '', '', '', LINK_UNKNOWN",
        "SERVER, x, '', '', r, '', ADDRESS_MISSING",
        "SERVER, x, '', http://a.example, r, '', ADDRESS_NOT_SECURE",
        "SERVER, x, '', https://a.example, ' ', '', ROOM_MISSING",
        "SERVER, '', '', https://a.example, r, '', NAME_MISSING",
        "SERVER, x, '', https://a.example, r, a:b, USER_MALFORMED"
    })
    void aWrongForm_isToldAndKept(
            JoinWay way,
            String name,
            String token,
            String address,
            String room,
            String user,
            JoinFault expected) {
        form().wayProperty().set(way);
        form().nameProperty().set(name);
        form().tokenProperty().set(token);
        form().addressProperty().set(address);
        form().roomProperty().set(room);
        form().userProperty().set(user);
        model.join();
        assertEquals(Optional.of(expected), fault());
        assertEquals(List.of(expected), fixture.failed);
        assertTrue(model.progressProperty().get().isEmpty());
        assertEquals(name, form().nameProperty().get());
        assertEquals(token, form().tokenProperty().get());
        assertEquals(address, form().addressProperty().get());
        assertEquals(room, form().roomProperty().get());
        assertEquals(user, form().userProperty().get());
        assertEquals(List.of(), fixture.kept);
    }

    @Test
    void aNameThatIsTooLong_isTold() {
        form().nameProperty().set("x".repeat(81));
        model.join();
        assertEquals(Optional.of(JoinFault.NAME_TOO_LONG), fault());
    }

    @Test
    void aProblem_goesWhenItsFieldIsEdited() {
        model.join();
        model.edited(JoinField.TOKEN);
        assertEquals(Optional.of(JoinFault.NAME_MISSING), fault());
        model.edited(JoinField.NAME);
        assertEquals(Optional.empty(), fault());
    }

    @Test
    void joining_keepsTheValuesButNothingSecret() {
        form().wayProperty().set(JoinWay.TOKEN);
        form().tokenProperty().set("secret-token");
        form().passwordProperty().set("secret-key");
        form().userProperty().set("secret-id");
        model.join();
        assertEquals(1, fixture.kept.size());
        assertFalse(fixture.kept.getFirst().toString().contains("secret"));
    }

    @Test
    void joining_twiceAtOnce_isOneJoin() {
        fixture.room.connection(new ConnectionState.Connecting());
        model.joinPractice(false, "Dr. Winter");
        model.join();
        threads.runAll();
        assertEquals(1, fixture.tokens.size());
        assertEquals(Optional.of(JoinProgress.CONNECTING), model.progressProperty().get());
        fixture.room.connection(new ConnectionState.Awaiting());
        threads.runAll();
        assertEquals(Optional.of(JoinProgress.WAITING), model.progressProperty().get());
        fixture.room.connection(new ConnectionState.Connected());
        threads.runAll();
        assertEquals(1, fixture.entered.size());
        assertEquals(Optional.empty(), model.progressProperty().get());
    }

    @Test
    void joinPractice_takesTheRememberedName() {
        form().nameProperty().set("Dr. Winter");
        model.joinPractice(true, "Moderator");
        threads.runAll();
        assertEquals(List.of("Dr. Winter"), fixture.practiceNames);
    }

    @Test
    void cancel_bringsTheFormBackUnchanged() {
        fixture.room.connection(new ConnectionState.Connecting());
        model.joinWithToken(JoinFixture.GOOD_TOKEN);
        threads.runAll();
        model.cancel();
        threads.runAll();
        assertEquals(Optional.empty(), model.progressProperty().get());
        assertEquals(Optional.empty(), fault());
        assertEquals(JoinFixture.GOOD_TOKEN, form().tokenProperty().get());
        fixture.room.connection(new ConnectionState.Connected());
        threads.runAll();
        assertEquals(List.of(), fixture.entered);
    }

    @Test
    void afterAFailure_itCanBeTriedAgain() {
        fixture.refuseToken(InvalidTokenException.Problem.NOT_JSON);
        model.joinWithToken("abc");
        threads.runAll();
        assertEquals(Optional.of(JoinFault.TOKEN_UNREADABLE), fault());
        assertEquals("abc", form().tokenProperty().get());
        fixture.acceptToken();
        model.join();
        threads.runAll();
        assertEquals(Optional.empty(), fault());
        assertEquals(1, fixture.entered.size());
    }

    private static final String TOKEN_LINK = "anteroom://join?token=" + JoinFixture.GOOD_TOKEN;
    private static final String SERVER_LINK =
            "anteroom://join?server=https://a.example&room=r1&name=Eve";

    private Optional<HostQuestion> question() {
        return model.links().questionProperty().get();
    }

    @Test
    void aLinkWithAToken_asksAboutItsHostFirst_andJoinsThen() {
        model.open(TOKEN_LINK);
        threads.runAll();
        assertEquals("127.0.0.1:1", question().orElseThrow().host());
        assertEquals(List.of(), fixture.tokens);
        assertEquals("", form().tokenProperty().get(), "it is never shown");
        model.links().confirm();
        threads.runAll();
        assertEquals(Optional.empty(), question());
        assertEquals(List.of(JoinFixture.GOOD_TOKEN), fixture.tokens);
        assertEquals(List.of("127.0.0.1:1"), fixture.hosts.confirmed);
        assertEquals(1, fixture.entered.size());
    }

    @Test
    void aConfirmedHost_isNotAskedAboutAgain() {
        fixture.hosts.confirm("127.0.0.1:1");
        model.open(TOKEN_LINK);
        threads.runAll();
        assertEquals(Optional.empty(), question());
        assertEquals(1, fixture.entered.size());
    }

    @Test
    void aHostThatIsNotTrusted_isForgottenWithItsLink() {
        model.open(TOKEN_LINK);
        threads.runAll();
        model.links().drop();
        model.links().confirm();
        threads.runAll();
        assertEquals(List.of(), fixture.tokens);
        assertEquals(List.of(), fixture.hosts.confirmed);
    }

    @Test
    void aSecondLink_takesThePlaceOfTheFirst() {
        model.open(TOKEN_LINK);
        model.open(SERVER_LINK);
        threads.runAll();
        assertEquals("a.example", question().orElseThrow().host());
        model.links().confirm();
        threads.runAll();
        assertEquals(List.of(), fixture.tokens);
        assertEquals(List.of("a.example"), fixture.hosts.confirmed);
    }

    @Test
    void aPastedLink_asksAsWell() {
        model.joinWithToken(TOKEN_LINK);
        threads.runAll();
        assertEquals(List.of(), fixture.tokens);
        assertTrue(question().isPresent());
        model.links().confirm();
        threads.runAll();
        assertEquals(1, fixture.entered.size());
    }

    @Test
    void aLinkWithAServer_fillsTheFormAndSendsNothing() {
        form().roleProperty().set(JoinRole.MODERATOR);
        form().userProperty().set("app");
        form().passwordProperty().set("key");
        model.open(SERVER_LINK);
        threads.runAll();
        model.links().confirm();
        threads.runAll();
        assertEquals(
                new JoinValues(
                        JoinWay.SERVER, "Eve", true, "https://a.example", "r1", JoinRole.MODERATOR),
                form().values());
        assertTrue(model.noticeProperty().get().orElseThrow().sentence().contains("a.example"));
        assertEquals("", form().userProperty().get(), "typed for another server");
        assertEquals("", form().passwordProperty().get());
        assertEquals(List.of(), fixture.tokens);
        assertEquals(Optional.empty(), model.progressProperty().get());
    }

    @ParameterizedTest
    @CsvSource({
        "anteroom://leave, LINK_UNKNOWN",
        "anteroom://join?token=abc, TOKEN_UNREADABLE",
        "anteroom://join?room=r, LINK_MALFORMED",
        "/nowhere/x.anteroom, FILE_UNREADABLE"
    })
    void aLinkThatIsNone_isOneSentence(String link, JoinFault expected) {
        model.open(link);
        threads.runAll();
        assertEquals(List.of(expected), fixture.failed);
        assertEquals(JoinNotice.Tone.WARNING, model.noticeProperty().get().orElseThrow().tone());
        assertEquals(Optional.empty(), question());
    }

    @Test
    void aLinkDuringAJoin_isPutOff() {
        fixture.room.connection(new ConnectionState.Connecting());
        model.joinPractice(false, "Dr. Winter");
        model.open(TOKEN_LINK);
        threads.runAll();
        assertEquals(Optional.empty(), question());
        assertTrue(model.noticeProperty().get().orElseThrow().sentence().contains("under way"));
    }

    @Test
    void whyAStayEnded_isToldUntilTheNextJoin() {
        model.showLeft(new DisconnectReason(DisconnectReason.Kind.LEFT, 2006, ""));
        assertEquals(JoinNotice.Tone.CALM, model.noticeProperty().get().orElseThrow().tone());
        model.showLeft(new DisconnectReason(DisconnectReason.Kind.REMOVED, 2001, ""));
        assertEquals(
                new JoinNotice(JoinNotice.Tone.WARNING, "A moderator removed you from the room."),
                model.noticeProperty().get().orElseThrow());
        model.joinWithToken(JoinFixture.GOOD_TOKEN);
        assertEquals(Optional.empty(), model.noticeProperty().get());
    }
}
