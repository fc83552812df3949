package dev.anteroom.console.join;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * An {@code .anteroom} file: text in UTF-8 with one join link on a line of its own. Blank lines and
 * lines that begin with # are for people. docs/links.md is its definition.
 */
final class LinkFile {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private LinkFile() {}

    /**
     * Reads a file. Blocks.
     *
     * @throws JoinException if it cannot be read, or is not such a file
     */
    static JoinLink read(String path) throws JoinException {
        byte[] content;
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            content = in.readNBytes(JoinLink.LONGEST + 1);
        } catch (IOException | InvalidPathException unreadable) {
            throw new JoinException(JoinFault.FILE_UNREADABLE);
        }
        return parse(content);
    }

    static JoinLink parse(byte[] content) throws JoinException {
        if (content.length > JoinLink.LONGEST) {
            throw new JoinException(JoinFault.FILE_MALFORMED);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException noText) {
            throw new JoinException(JoinFault.FILE_MALFORMED);
        }
        List<String> links =
                text.replaceFirst("^" + BYTE_ORDER_MARK, "")
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        if (links.size() != 1 || !JoinLink.looksLikeOne(links.getFirst())) {
            throw new JoinException(JoinFault.FILE_MALFORMED);
        }
        return JoinLink.parse(links.getFirst());
    }
}
