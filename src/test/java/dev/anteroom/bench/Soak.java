package dev.anteroom.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.practice.BenchGuest;
import dev.anteroom.practice.BenchRoom;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * People knock, leave, are admitted and denied at five a second, the connection breaks each minute,
 * and all along what the console shows is compared with what the server holds. The server is in
 * this process, the console in another; what must not grow is measured in the console.
 */
public final class Soak {
    private static final Duration PACE = Duration.ofMillis(200);

    /** The interval at which the list is read again, and how long a line says why it goes. */
    private static final long GHOST_NANOS = TimeUnit.SECONDS.toNanos(15 + 6 + 4);

    private static final long UNSEEN_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final int MANY = 60;
    private static final int FEW = 20;
    private static final int TICKS_A_COMPARISON = 10;
    private static final int TICKS_A_CUT = 300;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<ObjectNode> health = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Standing> people = new LinkedHashMap<>();
    private final BenchRoom room;
    private final LobbyProcess console;
    private long connectedAgain;
    private int decided;
    private int comparisons;

    /** Somebody who came, and when. */
    private record Standing(BenchGuest guest, long knocked) {
        boolean waits() {
            return guest.gone() == 0;
        }
    }

    /**
     * What came of it.
     *
     * @param differences what the console showed that the server did not hold, or the other way
     * @param health what was measured, in order
     * @param decided how many buttons were pressed
     */
    public record Outcome(
            List<String> differences, List<ObjectNode> health, int comparisons, int decided) {
        /** How much a figure grew from the second third of the time to the last. */
        public double growth(String figure) {
            int third = health.size() / 3;
            return median(figure, 2 * third, health.size()) - median(figure, third, 2 * third);
        }

        /** The middle of a figure over a part of the time. */
        double median(String figure, int from, int to) {
            List<Double> values =
                    health.subList(from, to).stream()
                            .map(each -> each.path(figure).asDouble())
                            .sorted(Comparator.naturalOrder())
                            .toList();
            return values.get(values.size() / 2);
        }
    }

    private Soak(BenchRoom room, LobbyProcess console) {
        this.room = room;
        this.console = console;
    }

    /**
     * Runs for a while.
     *
     * @param healthEach how often the console is examined
     */
    public static Outcome run(Duration time, Duration healthEach, File log) throws Exception {
        try (BenchRoom room = new BenchRoom();
                LobbyProcess console = new LobbyProcess(false, log)) {
            room.next();
            console.order(
                    Lines.object()
                            .put("what", "open")
                            .put("token", room.moderator())
                            .put("people", 0));
            console.hear("opened");
            Soak soak = new Soak(room, console);
            soak.run(time.dividedBy(PACE), healthEach.dividedBy(PACE));
            return new Outcome(soak.differences, soak.health, soak.comparisons, soak.decided);
        }
    }

    private void run(long ticks, long ticksAnExamination) throws Exception {
        for (long tick = 1; tick <= ticks; tick++) {
            comeAndGo();
            if (tick % TICKS_A_CUT == 0) {
                room.cut();
                connectedAgain = 0;
            }
            if (tick % TICKS_A_COMPARISON == 0) {
                compare();
            }
            if (tick % ticksAnExamination == 0) {
                health.add((ObjectNode) console.ask("health", "health"));
            }
            room.pause(PACE);
        }
    }

    private void comeAndGo() throws Exception {
        long now = System.nanoTime();
        List<BenchGuest> one = room.crowd(1);
        room.knock(one);
        people.put(one.getFirst().name(), new Standing(one.getFirst(), now));
        List<Standing> waiting = people.values().stream().filter(Standing::waits).toList();
        for (int i = waiting.size() > MANY ? 2 : waiting.size() > FEW ? 1 : 0; i > 0; i--) {
            console.order(
                    Lines.object().put("what", "decide").put("approve", random.nextBoolean()));
            decided += console.hear("decided").asBoolean() ? 1 : 0;
        }
        if (waiting.size() > FEW && random.nextInt(5) == 0) {
            room.leave(waiting.get(random.nextInt(waiting.size())).guest());
        }
        // Whoever was let in stays for a while, whoever is gone long enough is forgotten.
        for (Standing each : List.copyOf(people.values())) {
            if (!each.waits() && now - each.guest().gone() > 2 * GHOST_NANOS) {
                if (each.guest().isAdmitted()) {
                    room.leave(each.guest());
                }
                people.remove(each.guest().name());
            }
        }
    }

    private void compare() throws Exception {
        JsonNode shown = console.ask("names", "names");
        long now = System.nanoTime();
        if (!shown.path("connected").asBoolean()) {
            connectedAgain = 0;
            return;
        }
        connectedAgain = connectedAgain == 0 ? now : connectedAgain;
        if (now - connectedAgain < UNSEEN_NANOS) {
            return;
        }
        comparisons++;
        Set<String> names = new HashSet<>();
        for (JsonNode name : shown.path("people")) {
            if (!names.add(name.asText())) {
                differences.add(name.asText() + " is shown twice");
            }
        }
        Map<String, Standing> rest = new HashMap<>(people);
        for (String name : names) {
            Standing person = rest.remove(name);
            if (person == null || (!person.waits() && now - person.guest().gone() > GHOST_NANOS)) {
                differences.add(name + " is shown and does not wait");
            }
        }
        for (Standing unseen : rest.values()) {
            if (unseen.waits() && now - unseen.knocked() > UNSEEN_NANOS) {
                differences.add(unseen.guest().name() + " waits and is not shown");
            }
        }
    }
}
