package dev.anteroom.console.about;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a report as one zip file. */
final class ReportFile {
    private ReportFile() {}

    /** Writes whole or not at all, over what was there. Not for the JavaFX application thread. */
    static void write(Path file, List<ReportPart> parts) throws IOException {
        Path whole = file.toAbsolutePath();
        Path half = Files.createTempFile(Objects.requireNonNull(whole.getParent()), "report", null);
        try {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(half))) {
                for (ReportPart part : parts) {
                    zip.putNextEntry(new ZipEntry(part.name()));
                    zip.write(part.content().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
            Files.move(half, whole, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
