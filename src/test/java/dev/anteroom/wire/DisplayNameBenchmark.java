package dev.anteroom.wire;

import java.util.concurrent.TimeUnit;
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

/** Cleaning names, friendly and hostile ones. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway") // fields are filled by set-up
public class DisplayNameBenchmark {
    /** What kind of name. */
    @Param({"plain", "accents", "hidden", "megabyte"})
    public String kind;

    private String name;

    /** Makes the name. */
    @Setup
    public void write() {
        name =
                switch (kind) {
                    case "plain" -> "Anna Weber";
                    case "accents" -> "Zo\u0308e\u0301 N\u00fa\u00f1ez \u5f20\u4f1f";
                    case "hidden" ->
                            "Mo\u200b\u202eda\u200br\ufeff\u0301\u0301\u0301\u0301 ".repeat(8);
                    default -> "a\u0301".repeat(500_000);
                };
    }

    /** Cleans it. */
    @Benchmark
    public DisplayName clean() {
        return DisplayName.of(name);
    }
}
