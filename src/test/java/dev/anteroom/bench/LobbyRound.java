package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.bench.Samples.Measure;
import dev.anteroom.practice.BenchGuest;
import dev.anteroom.practice.BenchRoom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One moderator's stay in one room, from an empty lobby to an empty lobby. */
final class LobbyRound {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration CALM = Duration.ofSeconds(1);
    private static final double NANOS = 1e6;

    private final BenchRoom room;
    private final LobbyProcess console;
    private final int people;
    private final Samples samples;
    private List<BenchGuest> crowd = List.of();

    LobbyRound(BenchRoom room, LobbyProcess console, int people, Samples samples) {
        this.room = room;
        this.console = console;
        this.people = people;
        this.samples = samples;
    }

    /**
     * Plays it.
     *
     * @param fresh told of the process's memory after the burst
     * @param knocks how many knock one by one
     * @param clicks how many are approved one by one
     */
    void play(Samples fresh, int knocks, int clicks) throws Exception {
        room.next();
        part("open", () -> open(0));
        part("burst", () -> burst(fresh));
        part("knocks", () -> knock(knocks));
        part("scroll", this::scroll);
        part("filter", this::filter);
        part("deny all", () -> all(false, people + knocks));
        part("close", () -> console.ask("close", "closed"));
        part("late join", () -> lateJoin(people + clicks));
        part("clicks", () -> clicks(clicks));
        part("approve all", () -> all(true, people));
        part("close", () -> console.ask("close", "closed"));
    }

    private interface Part {
        void play() throws Exception;
    }

    /** What does not come true in time is missed, and the next part is tried all the same. */
    private void part(String name, Part part) throws Exception {
        try {
            part.play();
        } catch (Lines.Missed late) {
            samples.miss(name + ": " + late.getMessage());
        }
    }

    private void scroll() throws Exception {
        JsonNode scroll = console.ask("scroll", "scroll");
        samples.add(Measure.SCROLL, scroll.path("worst").asDouble());
        samples.add(Measure.SCROLL_CPU, scroll.path("worstCpu").asDouble());
    }

    private void filter() throws Exception {
        console.order(Lines.object().put("what", "filter").put("text", "berg 0"));
        JsonNode filter = console.hear("filter");
        samples.add(Measure.FILTER, filter.path("worst").asDouble());
        samples.add(Measure.FILTER_CPU, filter.path("worstCpu").asDouble());
    }

    private JsonNode open(int expected) throws Exception {
        console.order(
                Lines.object()
                        .put("what", "open")
                        .put("token", room.moderator())
                        .put("people", expected));
        return console.hear("opened");
    }

    private void burst(Samples fresh) throws Exception {
        List<BenchGuest> many = room.crowd(people);
        JsonNode before = console.ask("memory", "memory");
        console.order(Lines.object().put("what", "burst").put("people", people));
        console.hear("armed");
        long begin = room.knock(many);
        JsonNode burst = console.hear("burst");
        JsonNode after = console.ask("memory", "memory");
        samples.add(Measure.BURST, millis(begin, burst.path("drawn")));
        samples.add(Measure.BURST_FX, burst.path("fxWall").asDouble());
        samples.add(Measure.BURST_FX_CPU, burst.path("fxCpu").asDouble());
        samples.add(Measure.HEAP_BEFORE, before.path("heap").asDouble());
        samples.add(Measure.HEAP_AFTER, after.path("heap").asDouble());
        samples.add(Measure.PSS_BEFORE, before.path("pss").asDouble());
        samples.add(Measure.PSS_AFTER, after.path("pss").asDouble());
        fresh.add(Measure.PSS_FRESH, after.path("pss").asDouble());
    }

    private void knock(int knocks) throws Exception {
        List<BenchGuest> knocking = room.crowd(knocks);
        ObjectNode order = Lines.object().put("what", "knocks");
        ArrayNode names = order.putArray("names");
        knocking.forEach(guest -> names.add(guest.name()));
        console.order(order);
        console.hear("armed");
        room.pause(CALM);
        List<Long> moments = room.knock(knocking, PACE);
        JsonNode answer = console.hear("knocks");
        for (int i = 0; i < knocks; i++) {
            JsonNode drawn = answer.path("drawn").path(knocking.get(i).name());
            if (drawn.isMissingNode()) {
                samples.miss("knock %d of %d: its row was never seen".formatted(i + 1, knocks));
            }
            // Never seen is infinitely late.
            samples.add(
                    Measure.KNOCK,
                    drawn.isMissingNode()
                            ? Double.POSITIVE_INFINITY
                            : millis(moments.get(i), drawn));
        }
        samples.add(Measure.KNOCK_FX, answer.path("fxWall").asDouble());
    }

    /** Of more than are in the room already, so that as many as ever wait afterwards. */
    private void lateJoin(int size) throws Exception {
        room.next();
        crowd = room.crowd(size);
        room.knock(crowd);
        CompletableFuture<Long> token = room.nextToken();
        JsonNode opened = open(crowd.size());
        samples.add(Measure.LATE, millis(token.get(), opened.path("drawn")));
        samples.add(Measure.LATE_FX, opened.path("fxWall").asDouble());
        samples.add(Measure.LATE_FX_CPU, opened.path("fxCpu").asDouble());
        room.pause(CALM);
    }

    private void clicks(int clicks) throws Exception {
        for (int i = 0; i < clicks; i++) {
            click();
            room.pause(PACE);
        }
    }

    private void click() throws Exception {
        JsonNode click = console.ask("click", "click");
        String name = click.path("name").asText();
        long decided =
                crowd.stream()
                        .filter(guest -> guest.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .decidedNanos();
        samples.add(Measure.CLICK, (decided - click.path("clicked").asLong()) / NANOS);
        samples.add(Measure.GONE, millis(decided, click.path("gone")));
    }

    private void all(boolean approve, int waiting) throws Exception {
        console.order(Lines.object().put("what", "all").put("approve", approve));
        JsonNode all = console.hear("all");
        double took = millis(all.path("clicked").asLong(), all.path("drawn"));
        samples.add(approve ? Measure.APPROVE_ALL : Measure.DENY_ALL, took);
        samples.add(
                approve ? Measure.APPROVE_ALL_RATE : Measure.DENY_ALL_RATE, waiting * 1000 / took);
        samples.add(
                approve ? Measure.APPROVE_ALL_FX : Measure.DENY_ALL_FX,
                all.path("fxWall").asDouble());
        samples.add(
                approve ? Measure.APPROVE_ALL_FX_CPU : Measure.DENY_ALL_FX_CPU,
                all.path("fxCpu").asDouble());
        String summary = all.path("summary").asText().replaceAll("[^0-9 ]", "");
        if (!Arrays.asList(summary.split(" ", -1)).contains(Integer.toString(waiting))) {
            throw new Lines.Missed(
                    "Not everybody was decided about: " + all.path("summary").asText());
        }
    }

    private static double millis(long begin, JsonNode end) {
        return (end.asLong() - begin) / NANOS;
    }
}
