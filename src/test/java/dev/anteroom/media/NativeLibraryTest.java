package dev.anteroom.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class NativeLibraryTest {
    @Test
    void resource_followsTheSystem() {
        assertEquals("libwebrtc-java-linux-x86_64.so", NativeLibrary.resource("Linux", "amd64"));
        assertEquals("libwebrtc-java-linux-aarch64.so", NativeLibrary.resource("Linux", "aarch64"));
        assertEquals(
                "libwebrtc-java-macos-aarch64.dylib",
                NativeLibrary.resource("Mac OS X", "aarch64"));
        assertEquals(
                "webrtc-java-windows-x86_64.dll", NativeLibrary.resource("Windows 11", "amd64"));
    }
}
