package dev.anteroom.console.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkFileTest {
    private static final String LINK = "anteroom://join?server=https://a.example&room=r1";

    @TempDir Path directory;

    private static JoinLink parse(String content) throws JoinException {
        return LinkFile.parse(content.getBytes(StandardCharsets.UTF_8));
    }

    private static JoinFault fault(byte[] content) {
        return assertThrows(JoinException.class, () -> LinkFile.parse(content)).problem().fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINK,
                LINK + "\n",
                "\uFEFF" + LINK + "\r\n",
                "# Monday, 9 o’clock\n\n  " + LINK + "  \n# anteroom://join?token=no\n"
            })
    void oneLink_isFoundAmongLinesForPeople(String content) throws JoinException {
        assertEquals(JoinLink.parse(LINK), parse(content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing\n",
                LINK + "\n" + LINK,
                "https://a.example/",
                "{\"link\":\"" + LINK + "\"}"
            })
    void everythingElse_isNoSuchFile(String content) {
        assertEquals(JoinFault.FILE_MALFORMED, fault(content.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNoText_andTooMany_areNoSuchFile() {
        assertEquals(JoinFault.FILE_MALFORMED, fault(new byte[] {(byte) 0xC3, 0x28}));
        assertEquals(JoinFault.FILE_MALFORMED, fault(new byte[JoinLink.LONGEST + 1]));
    }

    @Test
    void aWrongLinkInAFile_isToldAsALink() {
        assertEquals(
                JoinFault.LINK_UNKNOWN, fault("anteroom://leave".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aFile_isRead_andAMissingOneIsTold() throws IOException, JoinException {
        Path file = Files.writeString(directory.resolve("monday.anteroom"), LINK);
        assertEquals(JoinLink.parse(LINK), LinkFile.read(file.toString()));
        for (String missing : new String[] {directory.toString(), directory + "/no", "a\0b"}) {
            assertEquals(
                    JoinFault.FILE_UNREADABLE,
                    assertThrows(JoinException.class, () -> LinkFile.read(missing))
                            .problem()
                            .fault());
        }
    }
}
