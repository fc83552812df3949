package dev.anteroom.console;

import dev.anteroom.console.settings.ThemeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command line as it is written. */
@Command(
        name = "anteroom",
        sortOptions = false,
        description = "A console for the moderator of a room where guests knock.",
        footer = {
            "",
            "Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 wrong token,",
            "4 server unreachable, 5 port taken, 6 no display, 7 wrong Java,",
            "8 join refused, 9 tour failed."
        })
final class CommandLineOptions {
    private static final int LARGEST_TOKEN_FILE = 128 * 1024;

    @Option(names = "--practice", description = "Open straight in a practice room.")
    private boolean practice;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port of the practice room (default: a free one).")
    private int port;

    @Option(
            names = "--guests",
            paramLabel = "WHO",
            converter = GuestsConverter.class,
            description = "Simulated guests of the practice room: none, rehearsal or crowd=N.")
    private @Nullable SimulatedGuests guests;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Join with the token or join link in a file; - reads standard input.")
    private @Nullable String tokenFile;

    @Option(
            names = "--theme",
            paramLabel = "LOOK",
            converter = ThemeConverter.class,
            description = "light, dark or system, for this run.")
    private @Nullable ThemeChoice theme;

    @Option(
            names = "--media",
            paramLabel = "WHICH",
            converter = MediaConverter.class,
            description = "auto, simulated (a drawn picture and a tone) or off (default: auto).")
    private MediaMode media = MediaMode.AUTO;

    @Option(
            names = "--tour",
            paramLabel = "DIR",
            description = "Play the tour, write its pictures to a directory, and end.")
    private @Nullable Path tour;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK",
            description = "A join link (anteroom://join?...) or an .anteroom file to open.")
    private @Nullable String link;

    @Option(names = "--version", versionHelp = true, description = "Print the version and end.")
    private boolean version;

    @Option(names = "--help", usageHelp = true, description = "Print this and end.")
    private boolean help;

    /** Reads the arguments. */
    static CommandLineOptions parse(String... arguments) throws StartException {
        CommandLineOptions options = new CommandLineOptions();
        try {
            new CommandLine(options).parseArgs(arguments);
        } catch (ParameterException wrong) {
            throw new StartException(
                    ExitCode.WRONG_USAGE,
                    usageSentence(wrong.getMessage()) + " Try --help to see what there is.");
        }
        options.check();
        return options;
    }

    static String usage() {
        return new CommandLine(new CommandLineOptions()).getUsageMessage();
    }

    boolean wantsHelp() {
        return help;
    }

    boolean wantsVersion() {
        return version;
    }

    boolean wantsTour() {
        return tour != null;
    }

    /** What to do; reads the token file if there is one. */
    StartRequest request(InputStream standardInput) throws StartException {
        return new StartRequest(
                mode(standardInput),
                port,
                Optional.ofNullable(guests),
                Optional.ofNullable(theme),
                media);
    }

    private void check() throws StartException {
        if (port < 0 || port > 65535) {
            throw new StartException(
                    ExitCode.WRONG_USAGE, "A port is a number from 1 to 65535, or 0 for any.");
        }
        long modes =
                Stream.of(practice, tokenFile != null, tour != null, link != null)
                        .filter(chosen -> chosen)
                        .count();
        if (modes > 1) {
            throw new StartException(
                    ExitCode.WRONG_USAGE,
                    "Choose one of --practice, --token-file, --tour and a link.");
        }
        if (link != null && LinkArgument.understand(link).isEmpty()) {
            throw new StartException(
                    ExitCode.WRONG_USAGE,
                    "What can be opened is a link that begins with anteroom://join? or a file that"
                            + " ends with .anteroom. Try --help to see what there is.");
        }
    }

    private StartMode mode(InputStream standardInput) throws StartException {
        if (practice) {
            return new StartMode.Practice();
        }
        @Nullable Path pictures = tour;
        if (pictures != null) {
            return new StartMode.Tour(pictures);
        }
        @Nullable String opened = link;
        if (opened != null) {
            return new StartMode.Link(LinkArgument.understand(opened).orElseThrow());
        }
        @Nullable String file = tokenFile;
        return file == null
                ? new StartMode.JoinScreen()
                : new StartMode.Token(readToken(file, standardInput));
    }

    private static String readToken(String file, InputStream standardInput) throws StartException {
        try (InputStream in =
                file.equals("-") ? standardInput : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST_TOKEN_FILE + 1);
            if (bytes.length > LARGEST_TOKEN_FILE) {
                throw new StartException(
                        ExitCode.WRONG_TOKEN, "The token file is too long to hold a token.");
            }
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StartException(
                    ExitCode.WRONG_TOKEN,
                    "The token file " + file + " cannot be read. Check its path.");
        }
    }

    /** What is wrong, but for a link, which may hold a token and is not repeated. */
    private static String usageSentence(@Nullable String message) {
        return message != null && LinkArgument.mentionsLink(message)
                ? "A link stands alone on the command line."
                : firstSentence(message);
    }

    private static String firstSentence(@Nullable String message) {
        String line =
                message == null
                        ? "The command line is wrong"
                        : message.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }

    static final class GuestsConverter implements CommandLine.ITypeConverter<SimulatedGuests> {
        @Override
        public SimulatedGuests convert(String text) {
            try {
                return SimulatedGuests.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new CommandLine.TypeConversionException(String.valueOf(wrong.getMessage()));
            }
        }
    }

    static final class MediaConverter implements CommandLine.ITypeConverter<MediaMode> {
        @Override
        public MediaMode convert(String text) {
            return Arrays.stream(MediaMode.values())
                    .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new CommandLine.TypeConversionException(
                                            "The media are auto, simulated or off."));
        }
    }

    static final class ThemeConverter implements CommandLine.ITypeConverter<ThemeChoice> {
        @Override
        public ThemeChoice convert(String text) {
            return Arrays.stream(ThemeChoice.values())
                    .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new CommandLine.TypeConversionException(
                                            "The look is light, dark or system."));
        }
    }
}
