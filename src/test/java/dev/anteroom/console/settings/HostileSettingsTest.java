package dev.anteroom.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.anteroom.testkit.Hostile;
import org.junit.jupiter.api.Test;

/** Settings files that somebody or something damaged: read as they are, or refused whole. */
final class HostileSettingsTest {
    private static final String VALID = SettingsCodec.write(Settings.DEFAULTS);

    @Test
    void damagedText_isReadOrRefused_andWhatIsReadCanBeWritten() {
        Hostile.attack(hostile -> readOrRefused(hostile.damaged(VALID)));
    }

    @Test
    void damagedValues_areReadOrRefused_andWhatIsReadCanBeWritten() {
        JsonMapper json = new JsonMapper();
        Hostile.attack(hostile -> readOrRefused(hostile.damaged(json.readTree(VALID)).toString()));
    }

    private static void readOrRefused(String text) throws SettingsFormatException {
        Settings settings;
        try {
            settings = SettingsCodec.read(text);
        } catch (SettingsFormatException refused) {
            assertFalse(refused.fault().name().isBlank());
            return;
        }
        assertEquals(settings, SettingsCodec.read(SettingsCodec.write(settings)));
    }
}
