package dev.anteroom.enx.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.anteroom.wire.AwaitedUser;
import dev.anteroom.wire.WireCodec;
import dev.anteroom.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From the text of a frame to records, as the socket's thread and the room's loop do it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway") // fields are filled by set-up
public class DecodeBenchmark {
    /** How many wait in the list. */
    @Param({"10", "10000"})
    public int people;

    private String knock;
    private String list;

    /** Makes the texts. */
    @Setup
    public void write() {
        knock = "[\"user-awaited\"," + person(0) + "]";
        list =
                IntStream.range(0, people)
                        .mapToObj(DecodeBenchmark::person)
                        .collect(Collectors.joining(",", "[\"list\",[", "]]"));
    }

    private static String person(int number) {
        return """
        {"clientId":"b0a1c5e4-6f0d-4a7e-9d15-%012d","id":"b0a1c5e4","name":"Anna Weber %d"}"""
                .formatted(number, number);
    }

    /** One knock. */
    @Benchmark
    public AwaitedUser knock() throws JSONException, WireException {
        return WireCodec.decode(
                JsonBridge.toJackson(new JSONArray(knock).get(1)), AwaitedUser.class);
    }

    /** The whole list of somebody who joins late. */
    @Benchmark
    public List<AwaitedUser> list() throws JSONException, WireException {
        List<AwaitedUser> users = new ArrayList<>();
        for (JsonNode entry : JsonBridge.toJackson(new JSONArray(list).get(1))) {
            users.add(WireCodec.decode(entry, AwaitedUser.class));
        }
        return users;
    }
}
