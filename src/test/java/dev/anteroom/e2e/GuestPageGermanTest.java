package dev.anteroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.testkit.GuestPage;
import dev.anteroom.testkit.GuestStage;
import dev.anteroom.testkit.RawClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A guest whose browser prefers German is spoken to in German from the first word on. */
@Tag("browser")
class GuestPageGermanTest {
    @RegisterExtension static final GuestStage STAGE = new GuestStage();

    private String room;

    @BeforeEach
    void preferGerman() {
        room = STAGE.knockRoom("Praxis");
        STAGE.browser().prefer("de-CH,de;q=0.9,en;q=0.8");
    }

    @AfterEach
    void preferNothing() {
        STAGE.browser().prefer("");
    }

    @Test
    void theWholeWay_isInGerman() {
        RawClient moderator = STAGE.moderator(room);
        GuestPage ada = STAGE.guest(room).awaitText("heading", "Anklopfen und eintreten");
        assertEquals("de", ada.tab().run("return document.documentElement.lang"));
        ada.screenshot(Path.of("target", "pictures", "guest-german.png"));
        ada.knockAs("Ada").awaitText("heading", "Warten auf die Moderation");
        moderator.approve(moderator.awaitKnock("Ada"));
        ada.awaitText("heading", "Sie sind im Raum").awaitText("status", "2 Personen sind hier.");
        ada.leave().awaitText("heading", "Sie haben den Raum verlassen");
        assertEquals(List.of(), STAGE.browser().takeComplaints());
    }

    @Test
    void theDenial_isToldInGerman() {
        RawClient moderator = STAGE.moderator(room);
        GuestPage mallory = STAGE.guest(room).knockAs("Mallory").awaitState("waiting");
        moderator.deny(moderator.awaitKnock("Mallory"));
        mallory.awaitState("denied");
        assertEquals("Die Moderation hat Ihr Anklopfen abgelehnt.", mallory.reason());
    }

    @Test
    void anUnknownLanguage_isAnsweredInEnglish() {
        STAGE.browser().prefer("fi,sv;q=0.9");
        STAGE.guest(room).awaitText("heading", "Knock to join");
    }
}
