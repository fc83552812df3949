package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class DeviceNamesTest {
    @Test
    void clean_keepsAnOrdinaryName() {
        assertEquals("HD Webcam C270", DeviceNames.clean("HD Webcam C270", "id"));
    }

    @Test
    void clean_takesOutWhatCannotBeSeen() {
        assertEquals("Mic rophone", DeviceNames.clean("\u202eMic\n\trophone\u0007 ", "id"));
    }

    @Test
    void clean_fallsBackToTheId() {
        assertEquals("hw:0", DeviceNames.clean("\u0000 \u200b", "hw:0"));
    }

    @Test
    void clean_endsAnEndlessName() {
        assertEquals(80, DeviceNames.clean("x".repeat(500), "id").length());
    }
}
