package dev.anteroom.bench;

import atlantafx.base.theme.PrimerLight;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import dev.anteroom.console.fx.FxExecutor;
import dev.anteroom.console.fx.FxmlFile;
import dev.anteroom.console.fx.PulsePickUp;
import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.console.stage.NoMedia;
import dev.anteroom.console.stage.StageController;
import dev.anteroom.console.stage.StageModel;
import dev.anteroom.console.stage.TileController;
import dev.anteroom.console.video.VideoPane;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.EnxRoom;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.media.LinkListener;
import dev.anteroom.media.LinkState;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.process.ProcessEngines;
import dev.anteroom.testkit.FakeRoom;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * The console's stage in a process of its own: the real view over the real engine, without a room.
 * It offers one connection a tile and shows what comes.
 */
final class StageViewer {
    private final Lines parent = new Lines(System.in, System.out);
    private final int tiles;
    private final MediaEngine engine = ProcessEngines.start();
    private final List<ReceivedStream> streams = new ArrayList<>();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private PulseWatch pulses;
    private List<VideoPane> panes = List.of();

    private StageViewer(int tiles) {
        this.tiles = tiles;
    }

    /** Shows as many tiles as the first argument says. */
    public static void main(String[] arguments) throws Exception {
        StageViewer viewer = new StageViewer(Integer.parseInt(arguments[0]));
        viewer.connect();
        viewer.show(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        viewer.measure();
        System.exit(0);
    }

    private void connect() throws Exception {
        CountDownLatch connected = new CountDownLatch(tiles);
        for (int i = 1; i <= tiles; i++) {
            PeerLink link =
                    engine.subscribe(
                            new MediaKinds(false, true),
                            List.of(),
                            new LinkListener() {
                                @Override
                                public void onState(LinkState state) {
                                    if (state == LinkState.CONNECTED) {
                                        connected.countDown();
                                    }
                                }
                            });
            String offer = link.offer().toCompletableFuture().get(20, TimeUnit.SECONDS);
            parent.say(Lines.object().put("offer", offer));
            link.answer(parent.hear("answer").asText()).toCompletableFuture().get();
            streams.add(new ReceivedStream(i, link, i == 1));
        }
        if (!connected.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Only some connections came about.");
        }
    }

    private void show(int width, int height) throws Exception {
        CompletableFuture<Parent> shown = new CompletableFuture<>();
        Platform.startup(
                () -> {
                    try {
                        shown.complete(open(width, height));
                    } catch (RuntimeException failed) {
                        shown.completeExceptionally(failed);
                    }
                });
        Parent root = shown.get(30, TimeUnit.SECONDS);
        for (ReceivedStream stream : streams) {
            until(() -> stream.decoded() > 0);
        }
        onFx(
                () -> {
                    panes = root.lookupAll(".video").stream().map(VideoPane.class::cast).toList();
                    // The newest talker's tile comes last, and the first stream is the newest.
                    pulses = new PulseWatch(panes.getLast());
                    return null;
                });
    }

    private Parent open(int width, int height) {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        FakeRoom room = new FakeRoom();
        FxExecutor fx = new FxExecutor();
        StageModel model =
                new StageModel(
                        withStreams(room),
                        new NoMedia(""),
                        fx,
                        System::nanoTime,
                        new StatusLine(),
                        outcome -> "");
        PulsePickUp pickUp = new PulsePickUp(fx);
        Views views = new Views();
        views.register(
                StageController.class,
                () -> new StageController(model, views, new SimpleLongProperty()));
        views.register(TileController.class, () -> new TileController(model, pickUp));
        Parent root = views.load(FxmlFile.STAGE, StageController.class).root();
        Stage window = new Stage();
        window.setScene(new Scene(root, width, height));
        window.setX(0);
        window.setY(0);
        window.show();
        room.media(
                new RoomMedia(
                        new Publishing.Off(),
                        new Publishing.Off(),
                        IntStream.rangeClosed(1, tiles)
                                .mapToObj(
                                        i ->
                                                new Talker(
                                                        i,
                                                        new ClientId("p" + i),
                                                        "Person " + i,
                                                        false,
                                                        false))
                                .toList(),
                        IntStream.rangeClosed(1, tiles).boxed().toList(),
                        Optional.empty(),
                        false,
                        false));
        model.update(room.snapshot());
        return root;
    }

    /** A fake room whose streams are ours. */
    private EnxRoom withStreams(FakeRoom room) {
        return (EnxRoom)
                Proxy.newProxyInstance(
                        StageViewer.class.getClassLoader(),
                        new Class<?>[] {EnxRoom.class},
                        (proxy, method, arguments) ->
                                method.getName().equals("stream")
                                        ? Optional.of(streams.get((int) arguments[0] - 1))
                                        : method.invoke(room, arguments));
    }

    private void measure() throws Exception {
        while (true) {
            parent.say(Lines.object().put("ready", true));
            int seconds = parent.hear("measure").asInt();
            if (seconds == 0) {
                return;
            }
            long shown = onFx(this::begin);
            double drawing = cpuSeconds("QuantumRenderer");
            double application = cpuSeconds("JavaFX Application");
            long allocated = threads.getTotalThreadAllocatedBytes();
            long decoded = streams.stream().mapToLong(ReceivedStream::decoded).sum();
            pause(seconds);
            ObjectNode result = Lines.object();
            result.put("shown", onFx(this::end) - shown);
            result.put(
                    "decoded", streams.stream().mapToLong(ReceivedStream::decoded).sum() - decoded);
            result.put("renderSeconds", cpuSeconds("QuantumRenderer") - drawing);
            result.put("fxSeconds", cpuSeconds("JavaFX Application") - application);
            result.put("allocated", threads.getTotalThreadAllocatedBytes() - allocated);
            onFx(
                    () -> {
                        Percentiles.ofNanos(pulses.busyCpu()).into(result.putObject("fxCpu"));
                        Percentiles.ofNanos(pulses.busyWall()).into(result.putObject("fxWall"));
                        drawn(result.putArray("drawn"));
                        return null;
                    });
            parent.say(Lines.object().<ObjectNode>set("result", result));
        }
    }

    private double cpuSeconds(String threadName) {
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith(threadName))
                .mapToDouble(thread -> threads.getThreadCpuTime(thread.getThreadId()) / 1e9)
                .sum();
    }

    private void drawn(ArrayNode into) {
        for (PulseWatch.Drawn each : pulses.drawn()) {
            int number = streams.getFirst().numberAt(each.captureNanos());
            if (number >= 0) {
                into.addObject()
                        .put("number", number)
                        .put("received", each.captureNanos())
                        .put("drawn", each.drawnNanos());
            }
        }
    }

    private long begin() {
        pulses.start();
        return shownFrames();
    }

    private long end() {
        pulses.stop();
        return shownFrames();
    }

    private long shownFrames() {
        return panes.stream().mapToLong(VideoPane::frames).sum();
    }

    private static void pause(int seconds) throws Exception {
        try (var clock = Executors.newSingleThreadScheduledExecutor()) {
            clock.schedule(() -> {}, seconds, TimeUnit.SECONDS).get();
        }
    }

    private static void until(java.util.function.BooleanSupplier condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - limit > 0) {
                throw new IllegalStateException("No picture came in 30 seconds.");
            }
            try (var clock = Executors.newSingleThreadScheduledExecutor()) {
                clock.schedule(() -> {}, 20, TimeUnit.MILLISECONDS).get();
            }
        }
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> task) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(task.call());
                    } catch (Exception failed) {
                        done.completeExceptionally(failed);
                    }
                });
        return done.get(30, TimeUnit.SECONDS);
    }
}
