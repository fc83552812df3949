package dev.anteroom.console.about;

import static dev.anteroom.testkit.FxExtension.await;
import static dev.anteroom.testkit.FxExtension.onFx;
import static dev.anteroom.testkit.FxExtension.picture;
import static dev.anteroom.testkit.FxExtension.show;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.Views;
import dev.anteroom.testkit.FxExtension;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("fx")
@ExtendWith(FxExtension.class)
final class AboutViewTest {
    @TempDir Path directory;

    private Optional<Path> chosen = Optional.empty();
    private int lookedAt;

    private List<ReportPart> gather(boolean withJournal) {
        List<ReportPart> parts = new ArrayList<>();
        parts.add(new ReportPart("versions.txt", "Anteroom 1, look " + ++lookedAt));
        parts.add(new ReportPart("log.txt", "nothing went wrong"));
        if (withJournal) {
            parts.add(new ReportPart("journal/2026.jsonl", "Ada came"));
        }
        return parts;
    }

    private Parent page() {
        Parent root =
                onFx(
                        () ->
                                new Views()
                                        .register(
                                                AboutController.class,
                                                () ->
                                                        new AboutController(
                                                                "1.2.3",
                                                                this::gather,
                                                                _ -> chosen,
                                                                Runnable::run,
                                                                new FxExecutor()))
                                        .load(FxmlFile.SETTINGS_ABOUT, AboutController.class)
                                        .root());
        StackPane frame = onFx(() -> new StackPane(root));
        onFx(
                () ->
                        frame.getStylesheets()
                                .add(
                                        Objects.requireNonNull(
                                                        AboutViewTest.class.getResource(
                                                                "/css/settings.css"))
                                                .toExternalForm()));
        show(frame);
        await("it was gathered", () -> !find(root, "save", Button.class).isDisabled());
        return root;
    }

    private static <T extends Node> T find(Parent root, String id, Class<T> type) {
        return type.cast(Objects.requireNonNull(root.lookup("#" + id)));
    }

    private static void press(Parent root, String id) {
        onFx(
                () -> {
                    find(root, id, Button.class).fire();
                    return null;
                });
        FxExtension.settle();
    }

    private static List<String> files(Parent root) {
        return onFx(
                () ->
                        ((ComboBox<?>) find(root, "files", Node.class))
                                .getItems().stream()
                                        .map(file -> ((ReportPart) file).name())
                                        .toList());
    }

    @Test
    void thePage_saysWhatTheProgramIsMadeOf() {
        Parent root = page();
        assertEquals("Anteroom 1.2.3", onFx(find(root, "program", Label.class)::getText));
        String parts = onFx(find(root, "parts", TextInputControl.class)::getText);
        assertTrue(parts.contains("GPL-2.0-with-classpath-exception"), parts);
        picture(root, "about-light");
        FxExtension.theme(new PrimerDark());
        FxExtension.settle();
        picture(root, "about-dark");
    }

    @Test
    void aReport_isWhatWasShown_andHoldsTheJournalOnlyWhenChosen() throws Exception {
        Parent root = page();
        assertEquals(List.of("versions.txt", "log.txt"), files(root));
        String shown = onFx(find(root, "content", TextInputControl.class)::getText);
        assertTrue(shown.startsWith("Anteroom 1, look "), shown);
        press(root, "save");
        try (var left = Files.list(directory)) {
            assertEquals(0, left.count(), "without a place nothing is written");
        }

        chosen = Optional.of(directory.resolve("report.zip"));
        press(root, "save");
        assertEquals(shown, read("versions.txt"));
        assertTrue(onFx(find(root, "result", Label.class)::getText).contains("report.zip"));
        try (ZipFile zip = new ZipFile(chosen.get().toFile())) {
            assertEquals(
                    List.of("versions.txt", "log.txt"),
                    zip.stream().map(ZipEntry::getName).toList());
        }

        onFx(
                () -> {
                    find(root, "journal", CheckBox.class).fire();
                    return null;
                });
        await("the journal is in", () -> files(root).contains("journal/2026.jsonl"));
        press(root, "save");
        assertEquals("Ada came", read("journal/2026.jsonl"));
    }

    @Test
    void aPlaceThatRefuses_isTold() {
        Parent root = page();
        chosen = Optional.of(directory.resolve("missing/report.zip"));
        press(root, "save");
        assertTrue(
                onFx(find(root, "result", Label.class)::getText).contains("Choose another place"));
        assertFalse(onFx(find(root, "save", Button.class)::isDisabled));
    }

    private String read(String name) throws Exception {
        try (ZipFile zip = new ZipFile(chosen.orElseThrow().toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
