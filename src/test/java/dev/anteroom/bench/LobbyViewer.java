package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.MeasuredConsole;
import dev.anteroom.console.lobby.AwaitedRow;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;

/**
 * The console in a process of its own, pressed and watched by a benchmark in another one: the real
 * window in a real room. Does what it hears in lines of JSON and answers with what it saw.
 */
final class LobbyViewer {
    private static final int LIMIT_SECONDS = FxSteps.LIMIT_SECONDS;

    /** The last of a row of knocks is due by then; the others are long over. */
    private static final int KNOCK_LIMIT_SECONDS = 5;

    private static final int SCROLL_FRAMES = 60;

    private final Lines parent = new Lines(System.in, System.out);
    private final Path journals;
    private MeasuredConsole console;
    private ShownLobby shown;
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private int rooms;

    private LobbyViewer(Path journals) {
        this.journals = journals;
    }

    /** Waits for orders; the first argument is a directory for the journals. */
    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Void> started = new CompletableFuture<>();
        Platform.startup(() -> started.complete(null));
        started.get();
        Platform.setImplicitExit(false);
        try {
            new LobbyViewer(Path.of(arguments[0])).obey();
            System.exit(0);
        } catch (Exception failed) {
            // The window's thread would keep the process, and the parent waiting.
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private void obey() throws Exception {
        while (true) {
            JsonNode order = parent.hear("do");
            try {
                if (!obey(order)) {
                    return;
                }
            } catch (TimeoutException | IllegalStateException late) {
                heartbeat.ifPresent(Heartbeat::close);
                parent.say(Lines.object().put(Lines.MISSED, late.toString()));
            }
        }
    }

    /** False when this was the last order. */
    private boolean obey(JsonNode order) throws Exception {
        switch (order.path("what").asText()) {
            case "open" -> open(order.path("token").asText(), order.path("people").asInt());
            case "burst" -> burst(order.path("people").asInt());
            case "knocks" -> knocks(order.path("names"));
            case "click" -> click();
            case "all" -> all(order.path("approve").asBoolean());
            case "scroll" -> scroll();
            case "filter" -> filter(order.path("text").asText());
            case "decide" -> decide(order.path("approve").asBoolean());
            case "names" -> names();
            case "health" -> health();
            case "memory" -> parent.say(Lines.object().set("memory", memory()));
            case "close" -> close();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void open(String token, int people) throws Exception {
        Path journal = Files.createDirectory(journals.resolve("room" + rooms++));
        watch();
        console = MeasuredConsole.open(token, journal);
        FxSteps.until(() -> console.window().getScene().lookup("#list .virtual-flow") != null);
        CompletableFuture<Long> usable =
                FxSteps.onFx(
                        () -> {
                            shown = new ShownLobby(console.window().getScene());
                            return shown.drawn(() -> shown.hasPeople(people) && isConnected());
                        });
        long moment = seen(usable);
        parent.say(Lines.object().set("opened", busy().put("drawn", moment)));
    }

    /** The switch can be turned once we are a moderator in the room. */
    private boolean isConnected() {
        return shown.find("#knock") != null && !shown.find("#knock").isDisabled();
    }

    private void burst(int people) throws Exception {
        watch();
        CompletableFuture<Long> all =
                FxSteps.onFx(() -> shown.drawn(() -> shown.hasPeople(people)));
        parent.say(Lines.object().put("armed", true));
        long moment = seen(all);
        // What was put off until after the rows are there belongs to the burst as well.
        FxSteps.pause(500);
        parent.say(Lines.object().set("burst", busy().put("drawn", moment)));
    }

    private long seen(CompletableFuture<Long> moment) throws Exception {
        try {
            return moment.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(FxSteps.onFx(shown::toString), late);
        }
    }

    private void knocks(JsonNode names) throws Exception {
        Map<String, CompletableFuture<Long>> awaited = new LinkedHashMap<>();
        FxSteps.onFx(
                () -> {
                    shown.followEnd(true);
                    for (JsonNode name : names) {
                        String text = name.asText();
                        awaited.put(text, shown.drawn(() -> shown.hasShown(text)));
                    }
                    return null;
                });
        watch();
        parent.say(Lines.object().put("armed", true));
        ObjectNode drawn = Lines.object();
        for (Map.Entry<String, CompletableFuture<Long>> each : awaited.entrySet()) {
            inTime(each.getValue()).ifPresent(moment -> drawn.put(each.getKey(), moment));
        }
        ObjectNode answer = busy();
        answer.set("drawn", drawn);
        FxSteps.onFx(
                () -> {
                    shown.followEnd(false);
                    return null;
                });
        parent.say(Lines.object().set("knocks", answer));
    }

    private static Optional<Long> inTime(CompletableFuture<Long> moment) throws Exception {
        try {
            return Optional.of(moment.get(KNOCK_LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        }
    }

    /** Presses the approve button of one line and waits until the line is gone. */
    private void click() throws Exception {
        FxSteps.until(() -> shown.firstOpen().isPresent());
        ObjectNode answer = Lines.object();
        CompletableFuture<Long> gone =
                FxSteps.onFx(
                        () -> {
                            IndexedCell<?> cell = shown.firstOpen().orElseThrow();
                            AwaitedRow row = (AwaitedRow) cell.getItem();
                            answer.put("name", row.person().name());
                            Button approve = ShownLobby.button(cell, "approve").orElseThrow();
                            CompletableFuture<Long> vanished =
                                    shown.drawn(() -> !shown.items().contains(row));
                            answer.put("clicked", System.nanoTime());
                            approve.fire();
                            return vanished;
                        });
        answer.put("gone", seen(gone));
        parent.say(Lines.object().set("click", answer));
    }

    /** Decides about everybody with the buttons below the list. */
    private void all(boolean approve) throws Exception {
        String id = approve ? "bulkApprove" : "bulkDeny";
        FxSteps.until(() -> shown.button(id).isPresent());
        // Right after the list changed the buttons still mean the people before.
        FxSteps.pause(1_000);
        watch();
        ObjectNode times = Lines.object();
        CompletableFuture<Long> over =
                FxSteps.onFx(
                        () -> {
                            times.put("clicked", System.nanoTime());
                            shown.button(id).orElseThrow().fire();
                            shown.button("questionAll").ifPresent(Button::fire);
                            return shown.drawn(
                                    () -> shown.hasPeople(0) && shown.find("#result").isVisible());
                        });
        long moment = seen(over);
        FxSteps.pause(500);
        ObjectNode answer = busy().put("drawn", moment);
        answer.setAll(times);
        answer.put("summary", FxSteps.onFx(() -> ((Labeled) shown.find("#summary")).getText()));
        FxSteps.onFx(
                () -> {
                    shown.button("closeResult").ifPresent(Button::fire);
                    return null;
                });
        parent.say(Lines.object().set("all", answer));
    }

    private void scroll() throws Exception {
        FrameTimes frames =
                FrameTimes.of(
                        SCROLL_FRAMES,
                        LIMIT_SECONDS,
                        frame -> shown.flow().setPosition((double) frame / SCROLL_FRAMES));
        answerFrames("scroll", frames);
    }

    private void filter(String text) throws Exception {
        TextField search = (TextField) shown.find("#search");
        int pace = 6;
        FrameTimes frames =
                FrameTimes.of(
                        (2 * text.length() + 1) * pace,
                        LIMIT_SECONDS,
                        frame -> {
                            int typed = frame / pace;
                            if (frame % pace == 0 && typed <= text.length()) {
                                search.setText(text.substring(0, typed));
                            } else if (frame % pace == 0) {
                                search.setText(
                                        text.substring(0, Math.max(0, 2 * text.length() - typed)));
                            }
                        });
        answerFrames("filter", frames);
    }

    private void answerFrames(String kind, FrameTimes frames) {
        parent.say(
                Lines.object()
                        .set(
                                kind,
                                Lines.object()
                                        .put("worst", frames.worstWall() / 1e6)
                                        .put("worstCpu", frames.worstCpu() / 1e6)));
    }

    /** Presses a button of the first line that can be decided about, if there is one. */
    private void decide(boolean approve) throws Exception {
        boolean pressed =
                FxSteps.onFx(
                        () ->
                                shown.firstOpen()
                                        .flatMap(
                                                cell ->
                                                        ShownLobby.button(
                                                                cell, approve ? "approve" : "deny"))
                                        .filter(button -> !button.isDisabled())
                                        .map(
                                                button -> {
                                                    button.fire();
                                                    return true;
                                                })
                                        .orElse(false));
        parent.say(Lines.object().put("decided", pressed));
    }

    /** Who is in the list, however the line looks. */
    private void names() throws Exception {
        ObjectNode answer = Lines.object();
        FxSteps.onFx(
                () -> {
                    ArrayNode names = answer.putArray("people");
                    shown.items().stream()
                            .filter(AwaitedRow.class::isInstance)
                            .map(row -> ((AwaitedRow) row).person().name())
                            .forEach(names::add);
                    return answer.put("connected", isConnected());
                });
        parent.say(Lines.object().set("names", answer));
    }

    /** What must not grow, garbage apart. */
    private void health() throws Exception {
        System.gc();
        var system =
                (com.sun.management.UnixOperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        ObjectNode health = memory();
        health.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        health.put("files", system.getOpenFileDescriptorCount());
        health.put("native", health.path("pss").asDouble() - health.path("heap").asDouble());
        parent.say(Lines.object().set("health", health));
    }

    private ObjectNode memory() throws Exception {
        long pid = ProcessHandle.current().pid();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        return Lines.object()
                .put("pss", ProcessMemory.pssMegabytes(pid))
                .put("heap", heap.getUsed() / 1024.0 / 1024);
    }

    private void close() throws Exception {
        console.close();
        FxSteps.onFx(
                () -> {
                    // On the headless platform a caret blinks on in a window that is closed.
                    console.window().getScene().getRoot().requestFocus();
                    console.window().close();
                    return null;
                });
        parent.say(Lines.object().put("closed", true));
    }

    private void watch() throws Exception {
        heartbeat = Optional.of(FxSteps.onFx(Heartbeat::new));
    }

    /** How long the thread was busy at most since the last {@link #watch}. */
    private ObjectNode busy() throws Exception {
        Heartbeat.Longest longest = FxSteps.onFx(heartbeat.orElseThrow()::end);
        return Lines.object()
                .put("fxWall", longest.wallNanos() / 1e6)
                .put("fxCpu", longest.cpuNanos() / 1e6);
    }
}
