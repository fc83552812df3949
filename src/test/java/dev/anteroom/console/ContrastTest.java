package dev.anteroom.console;

import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.anteroom.testkit.FxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Text can be read: every colour of text that our stylesheets name, on every ground it can stand
 * on, in both themes, has the contrast that WCAG 2.2 asks for at level AA (1.4.3).
 */
@Tag("fx")
@ExtendWith(FxExtension.class)
final class ContrastTest {
    private static final double ENOUGH = 4.5;
    private static final double ENOUGH_IF_LARGE = 3;
    private static final Path SHEETS = Path.of("src/main/resources/css");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)\\}");
    private static final Pattern TEXT =
            Pattern.compile(
                    "-fx-text-fill:\\s*(-color-[a-z0-9-]+|white|#[0-9a-fA-F]+|rgba\\([^)]*\\))\\s*;");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:\\s*([^;]+);");
    private static final Pattern COLOUR = Pattern.compile("-color-[a-z0-9-]+|rgba\\([^)]*\\)");

    /** Where text without a ground of its own stands: panes, headers, rows, chosen rows. */
    private static final List<String> PANES = List.of("-color-bg-default", "-color-bg-subtle");

    /** Where it stands in the chat, in the settings and on the join screen besides. */
    private static final List<String> CARDS = List.of("-color-bg-default", "-color-accent-subtle");

    /** What stands on a ground of something around it, by the beginning of its selector. */
    private static final Map<String, List<String>> AROUND =
            Map.of(
                    ".brand-", List.of("#14284f", "#1d4b8f", "#2a6fa8"),
                    ".alarm ", List.of("-color-danger-emphasis"),
                    ".device-no-picture", List.of("#2b3440", "#1d232b"),
                    ".tile-", List.of("rgba(13, 17, 23, 0.66)"),
                    ".tile-initial", List.of("#4f7cc4", "#35588f"),
                    ".stage-note:over-tiles", List.of("rgba(13, 17, 23, 0.66)"));

    /** Initials are as large as the standard's large text, which may be fainter. */
    private static final String LARGE = ".tile-initial";

    private final Map<String, Color> known = new HashMap<>();

    private record Rule(String sheet, String selector, String text, List<String> grounds) {}

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        try (Stream<Path> sheets = Files.list(SHEETS)) {
            for (Path sheet : sheets.sorted().toList()) {
                Matcher rule =
                        RULE.matcher(Files.readString(sheet).replaceAll("(?s)/\\*.*?\\*/", ""));
                while (rule.find()) {
                    Matcher text = TEXT.matcher(rule.group(2));
                    if (text.find()) {
                        rules.add(
                                new Rule(
                                        sheet.getFileName().toString(),
                                        rule.group(1).strip(),
                                        text.group(1),
                                        grounds(sheet.getFileName().toString(), rule)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rules;
    }

    /** The last colour of a ground is the one on top. */
    private static List<String> grounds(String sheet, Matcher rule) {
        Matcher ground = GROUND.matcher(rule.group(2));
        Optional<String> top =
                ground.find()
                        ? COLOUR.matcher(ground.group(1))
                                .results()
                                .map(match -> match.group())
                                .reduce((_, last) -> last)
                        : Optional.empty();
        List<String> usual =
                switch (sheet) {
                    case "join.css", "chat.css", "settings.css" -> CARDS;
                    default -> PANES;
                };
        String selector = rule.group(1).strip();
        List<String> around =
                AROUND.entrySet().stream()
                        .filter(entry -> selector.startsWith(entry.getKey()))
                        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                        .map(Map.Entry::getValue)
                        .orElse(usual);
        return top.map(List::of).orElse(around);
    }

    private Color colour(String name) {
        return known.computeIfAbsent(name, ContrastTest::lookUp);
    }

    private static Color lookUp(String name) {
        if (!name.startsWith("-color-")) {
            return Color.web(name);
        }
        return onFx(
                () -> {
                    Region probe = new Region();
                    probe.setStyle("-fx-background-color: " + name + ";");
                    StackPane root = new StackPane(probe);
                    new Scene(root);
                    root.applyCss();
                    Objects.requireNonNull(probe.getBackground(), name + " is no colour here");
                    return (Color) probe.getBackground().getFills().getFirst().getFill();
                });
    }

    /** A ground that is not opaque lies on the pane. */
    private static Color over(Color above, Color below) {
        double part = above.getOpacity();
        return Color.color(
                above.getRed() * part + below.getRed() * (1 - part),
                above.getGreen() * part + below.getGreen() * (1 - part),
                above.getBlue() * part + below.getBlue() * (1 - part));
    }

    private static double light(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color colour) {
        return 0.2126 * light(colour.getRed())
                + 0.7152 * light(colour.getGreen())
                + 0.0722 * light(colour.getBlue());
    }

    static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    @Test
    void contrast_isMeasuredAsTheStandardSays() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 0.01);
        assertEquals(1, contrast(Color.RED, Color.RED), 0.01);
        assertEquals(4.48, contrast(Color.web("#777777"), Color.WHITE), 0.01);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyText_canBeReadOnItsGround(String look) {
        FxExtension.theme(look.equals("dark") ? new PrimerDark() : new PrimerLight());
        List<Rule> rules = rules();
        assertTrue(rules.size() > 15, "rules with a colour of text: " + rules.size());
        List<String> tooFaint = new ArrayList<>();
        Color pane = colour("-color-bg-default");
        for (Rule rule : rules) {
            for (String name : rule.grounds()) {
                // Whatever is not the theme's lies on a video, which may be white.
                Color below = name.startsWith("-color-") ? pane : Color.WHITE;
                Color ground = over(colour(name), below);
                double found = contrast(over(colour(rule.text()), ground), ground);
                double needed = rule.selector().startsWith(LARGE) ? ENOUGH_IF_LARGE : ENOUGH;
                if (found < needed) {
                    tooFaint.add(
                            "%s %s: %s on %s is %.2f"
                                    .formatted(
                                            rule.sheet(),
                                            rule.selector(),
                                            rule.text(),
                                            name,
                                            found));
                }
            }
        }
        assertEquals(List.of(), tooFaint);
    }
}
