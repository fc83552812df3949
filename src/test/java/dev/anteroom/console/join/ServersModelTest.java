package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.anteroom.console.keychain.LockedSecrets;
import dev.anteroom.testkit.HandExecutor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServersModelTest {
    private static final KnownServer SCHOOL =
            new KnownServer("School", ServerKind.SAMPLE, "https://a.example", "r1", "app");
    private static final KnownServer CLINIC =
            new KnownServer("Clinic", ServerKind.SERVER_API, "https://b.example", "r2", "");

    private final JoinFixture fixture = new JoinFixture();
    private final HandExecutor threads = new HandExecutor();

    private JoinModel model(KnownServer... servers) {
        fixture.servers.kept = List.of(servers);
        return fixture.model(threads, threads);
    }

    private static void type(
            JoinModel model, String address, String room, String user, String key) {
        model.form().wayProperty().set(JoinWay.SERVER);
        model.form().nameProperty().set("Dr. Winter");
        model.form().addressProperty().set(address);
        model.form().roomProperty().set(room);
        model.form().userProperty().set(user);
        model.form().passwordProperty().set(key);
    }

    @Test
    void aServer_isSavedByName_itsKeyApart() {
        JoinModel model = model();
        type(model, " a.example/ ", " r1 ", "app", "secret");
        assertTrue(model.servers().save(" School "));
        threads.runAll();
        assertEquals(List.of(SCHOOL), fixture.servers.kept);
        assertEquals(Optional.of("secret"), fixture.secrets.find(SCHOOL.account()).secret());
        assertEquals(Optional.of(SCHOOL), model.servers().chosenProperty().get());
        assertTrue(model.servers().sayingProperty().get().contains("only until Anteroom closes"));
        assertFalse(fixture.servers.kept.toString().contains("secret"));
    }

    @Test
    void aChosenServer_fillsTheForm_itsKeyToo() {
        fixture.secrets.keep(SCHOOL.account(), "secret");
        JoinModel model = model(CLINIC, SCHOOL);
        model.servers().choose(Optional.of(SCHOOL));
        threads.runAll();
        JoinForm form = model.form();
        assertEquals(ServerKind.SAMPLE, form.kindProperty().get());
        assertEquals("https://a.example", form.addressProperty().get());
        assertEquals("r1", form.roomProperty().get());
        assertEquals("app", form.userProperty().get());
        assertEquals("secret", form.passwordProperty().get());

        model.servers().choose(Optional.of(CLINIC));
        threads.runAll();
        assertEquals(ServerKind.SERVER_API, form.kindProperty().get());
        assertEquals("", form.passwordProperty().get(), "the other one’s key is gone");
        model.servers().choose(Optional.empty());
        assertEquals("", form.addressProperty().get());
    }

    @Test
    void aKeychainThatNobodyOpens_isSaid() {
        fixture.secrets = LockedSecrets.make();
        JoinModel model = model(SCHOOL);
        model.servers().choose(Optional.of(SCHOOL));
        threads.runAll();
        assertEquals(
                "The keychain of this computer was not opened, so the key of School has to be typed.",
                model.servers().sayingProperty().get());
        type(model, "https://a.example", "r1", "app", "typed");
        assertTrue(model.servers().save("School"));
        threads.runAll();
        assertTrue(
                model.servers()
                        .sayingProperty()
                        .get()
                        .contains(
                                "keychain of this computer was not opened, so the key is kept only until"));
        model.servers().choose(Optional.of(SCHOOL));
        threads.runAll();
        assertEquals("typed", model.form().passwordProperty().get());
        assertEquals("", model.servers().sayingProperty().get());
    }

    @Test
    void aKey_neverGoesIntoAFormThatWasChangedMeanwhile() {
        fixture.secrets.keep(SCHOOL.account(), "secret");
        JoinModel model = model(SCHOOL);
        model.servers().choose(Optional.of(SCHOOL));
        model.form().addressProperty().set("https://evil.example");
        threads.runAll();
        assertEquals("", model.form().passwordProperty().get());
    }

    @Test
    void aNameTakenAgain_replaces_andTheOldKeyIsForgotten() {
        fixture.secrets.keep(SCHOOL.account(), "old");
        JoinModel model = model(SCHOOL, CLINIC);
        type(model, "https://c.example", "r3", "other", "new");
        assertTrue(model.servers().save("School"));
        threads.runAll();
        assertEquals(
                List.of("School", "Clinic"),
                fixture.servers.kept.stream().map(KnownServer::name).toList());
        assertEquals(Optional.empty(), fixture.secrets.find(SCHOOL.account()).secret());
        assertEquals(
                Optional.of("new"),
                fixture.secrets.find(fixture.servers.kept.getFirst().account()).secret());
    }

    @Test
    void savingWithoutAKey_keepsTheOneThereIs() {
        fixture.secrets.keep(SCHOOL.account(), "secret");
        JoinModel model = model(SCHOOL);
        type(model, "https://a.example", "r9", "app", "");
        assertTrue(model.servers().save("School"));
        threads.runAll();
        assertEquals(Optional.of("secret"), fixture.secrets.find(SCHOOL.account()).secret());
    }

    @Test
    void whatCannotBeSaved_isTold() {
        JoinModel model = model();
        type(model, "https://a.example", "r1", "", "");
        assertFalse(model.servers().save("  "));
        assertTrue(model.servers().sayingProperty().get().contains("Type a name"));
        assertFalse(model.servers().save("x".repeat(61)));
        model.form().addressProperty().set("http://a.example");
        assertFalse(model.servers().save("School"));
        assertTrue(model.servers().sayingProperty().get().contains("https"));
        assertEquals(List.of(), fixture.servers.kept);
    }

    @Test
    void aDeletedServer_isForgotten_itsKeyToo_unlessAnotherUsesIt() {
        fixture.secrets.keep(SCHOOL.account(), "secret");
        KnownServer twin =
                new KnownServer("Twin", ServerKind.SAMPLE, "https://a.example", "r5", "app");
        JoinModel model = model(SCHOOL, twin);
        model.servers().choose(Optional.of(SCHOOL));
        model.servers().delete();
        threads.runAll();
        assertEquals(List.of(twin), fixture.servers.kept);
        assertEquals(Optional.of("secret"), fixture.secrets.find(SCHOOL.account()).secret());
        model.servers().choose(Optional.of(twin));
        model.servers().delete();
        threads.runAll();
        assertEquals(List.of(), fixture.servers.kept);
        assertEquals(Optional.empty(), fixture.secrets.find(SCHOOL.account()).secret());
        assertEquals("Twin is forgotten.", model.servers().sayingProperty().get());
    }

    @Test
    void theServerThatIsAsked_comesFirst_withTheRoomItWasAskedFor() {
        JoinModel model = model(CLINIC, SCHOOL);
        type(model, "", "", "", "");
        model.servers().choose(Optional.of(SCHOOL));
        model.form().roomProperty().set("r7");
        model.servers().used();
        assertEquals(List.of(SCHOOL.withRoom("r7"), CLINIC), fixture.servers.kept);
    }

    @Test
    void theServerOfTheLastRun_isChosenAgain() {
        fixture.secrets.keep(SCHOOL.account(), "secret");
        fixture.remember(
                new JoinValues(
                        JoinWay.SERVER,
                        "Dr. Winter",
                        true,
                        "https://a.example",
                        "r8",
                        JoinRole.MODERATOR));
        JoinModel model = model(CLINIC, SCHOOL);
        threads.runAll();
        assertEquals(
                Optional.of("School"),
                model.servers().chosenProperty().get().map(KnownServer::name));
        assertEquals("r8", model.form().roomProperty().get());
        assertEquals("secret", model.form().passwordProperty().get());
    }
}
