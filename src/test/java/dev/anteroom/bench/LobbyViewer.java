package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.MeasuredConsole;
import dev.anteroom.console.lobby.AwaitedRow;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
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
    private static final int LIMIT_SECONDS = 60;
    private static final int SCROLL_FRAMES = 60;

    private final Lines parent = new Lines(System.in, System.out);
    private final Path journals;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private MeasuredConsole console;
    private ShownLobby shown;
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
                    return;
                }
            }
        }
    }

    private void open(String token, int people) throws Exception {
        Path journal = Files.createDirectory(journals.resolve("room" + rooms++));
        Heartbeat heartbeat = onFx(Heartbeat::new);
        console = onFx(() -> new MeasuredConsole(token, journal));
        until(() -> console.window().getScene().lookup("#list .virtual-flow") != null);
        CompletableFuture<Long> usable =
                onFx(
                        () -> {
                            shown = new ShownLobby(console.window().getScene());
                            return shown.drawn(() -> shown.hasPeople(people) && isConnected());
                        });
        long moment = usable.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        parent.say(Lines.object().set("opened", busy(onFx(heartbeat::end)).put("drawn", moment)));
    }

    /** The switch can be turned once we are a moderator in the room. */
    private boolean isConnected() {
        return shown.find("#knock") != null && !shown.find("#knock").isDisabled();
    }

    private void burst(int people) throws Exception {
        Heartbeat heartbeat = onFx(Heartbeat::new);
        CompletableFuture<Long> all = onFx(() -> shown.drawn(() -> shown.hasPeople(people)));
        parent.say(Lines.object().put("armed", true));
        long moment = seen(all);
        // What was put off until after the rows are there belongs to the burst as well.
        pause(500);
        parent.say(Lines.object().set("burst", busy(onFx(heartbeat::end)).put("drawn", moment)));
    }

    private long seen(CompletableFuture<Long> moment) throws Exception {
        try {
            return moment.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(onFx(shown::toString), late);
        }
    }

    private void knocks(JsonNode names) throws Exception {
        Map<String, CompletableFuture<Long>> awaited = new LinkedHashMap<>();
        Heartbeat heartbeat =
                onFx(
                        () -> {
                            shown.followEnd(true);
                            for (JsonNode name : names) {
                                String text = name.asText();
                                awaited.put(text, shown.drawn(() -> shown.hasShown(text)));
                            }
                            return new Heartbeat();
                        });
        parent.say(Lines.object().put("armed", true));
        ObjectNode drawn = Lines.object();
        for (Map.Entry<String, CompletableFuture<Long>> each : awaited.entrySet()) {
            drawn.put(each.getKey(), each.getValue().get(LIMIT_SECONDS, TimeUnit.SECONDS));
        }
        ObjectNode answer = busy(onFx(heartbeat::end));
        answer.set("drawn", drawn);
        onFx(
                () -> {
                    shown.followEnd(false);
                    return null;
                });
        parent.say(Lines.object().set("knocks", answer));
    }

    /** Presses the approve button of one line and waits until the line is gone. */
    private void click() throws Exception {
        until(() -> shown.firstOpen().isPresent());
        ObjectNode answer = Lines.object();
        CompletableFuture<Long> gone =
                onFx(
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
        answer.put("gone", gone.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        parent.say(Lines.object().set("click", answer));
    }

    /** Decides about everybody with the buttons below the list. */
    private void all(boolean approve) throws Exception {
        String id = approve ? "bulkApprove" : "bulkDeny";
        until(() -> shown.button(id).isPresent());
        // Right after the list changed the buttons still mean the people before.
        pause(1_000);
        Heartbeat heartbeat = onFx(Heartbeat::new);
        ObjectNode times = Lines.object();
        CompletableFuture<Long> over =
                onFx(
                        () -> {
                            times.put("clicked", System.nanoTime());
                            shown.button(id).orElseThrow().fire();
                            shown.button("questionAll").ifPresent(Button::fire);
                            return shown.drawn(
                                    () -> shown.hasPeople(0) && shown.find("#result").isVisible());
                        });
        long moment = over.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        pause(500);
        ObjectNode answer = busy(onFx(heartbeat::end)).put("drawn", moment);
        answer.setAll(times);
        answer.put("summary", onFx(() -> ((Labeled) shown.find("#summary")).getText()));
        onFx(
                () -> {
                    shown.button("closeResult").ifPresent(Button::fire);
                    return null;
                });
        parent.say(Lines.object().set("all", answer));
    }

    private void scroll() throws Exception {
        List<Long> frames =
                frames(
                        SCROLL_FRAMES,
                        frame -> shown.flow().setPosition((double) frame / SCROLL_FRAMES));
        answerFrames("scroll", frames);
    }

    private void filter(String text) throws Exception {
        TextField search = (TextField) shown.find("#search");
        int pace = 6;
        List<Long> frames =
                frames(
                        (2 * text.length() + 1) * pace,
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

    private void answerFrames(String kind, List<Long> frames) {
        ObjectNode answer = Lines.object();
        Percentiles.ofNanos(frames).into(answer);
        parent.say(Lines.object().set(kind, answer));
    }

    private interface Step {
        void at(int frame);
    }

    /** Does one step a frame; how long each frame kept the thread, from the step to its end. */
    private static List<Long> frames(int number, Step step) throws Exception {
        CompletableFuture<List<Long>> done = new CompletableFuture<>();
        List<Long> nanos = new ArrayList<>();
        AnimationTimer timer =
                new AnimationTimer() {
                    private int frame;

                    @Override
                    public void handle(long now) {
                        long begin = System.nanoTime();
                        if (frame > number) {
                            stop();
                            done.complete(nanos);
                            return;
                        }
                        step.at(frame++);
                        Platform.runLater(() -> nanos.add(System.nanoTime() - begin));
                    }
                };
        Platform.runLater(timer::start);
        return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Presses a button of the first line that can be decided about, if there is one. */
    private void decide(boolean approve) throws Exception {
        boolean pressed =
                onFx(
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
        onFx(
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
        onFx(
                () -> {
                    console.window().close();
                    return null;
                });
        parent.say(Lines.object().put("closed", true));
    }

    private static ObjectNode busy(Heartbeat.Longest longest) {
        return Lines.object()
                .put("fxWall", longest.wallNanos() / 1e6)
                .put("fxCpu", longest.cpuNanos() / 1e6);
    }

    private void pause(long millis) throws Exception {
        clock.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
    }

    private void until(BooleanSupplier condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("The window did not come to that.");
            }
            pause(5);
        }
    }

    private static <T> T onFx(Callable<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(task.call());
                    } catch (Exception failed) {
                        done.completeExceptionally(failed);
                    }
                });
        return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
