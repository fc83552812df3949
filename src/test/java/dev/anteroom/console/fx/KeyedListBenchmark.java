package dev.anteroom.console.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
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

/** Following a list that changes a little, and one that changes all over. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@SuppressWarnings("NullAway") // fields are filled by set-up
public class KeyedListBenchmark {
    /** How long the list is. */
    @Param({"10", "100", "1000", "10000"})
    public int size;

    private KeyedList<Integer, Integer, Integer> list;
    private List<Integer> all;
    private List<Integer> withOneMore;
    private List<Integer> everyOther;

    /** Makes the lists. */
    @Setup
    public void fill() {
        list = new KeyedList<>(Function.identity(), Function.identity(), (_, _) -> {});
        all = IntStream.range(0, size).boxed().toList();
        withOneMore = new ArrayList<>(all);
        withOneMore.add(size);
        everyOther = all.stream().filter(number -> number % 2 == 0).toList();
        list.reconcile(all);
    }

    /** Somebody comes at the end and goes again. */
    @Benchmark
    public int oneComesAndGoes() {
        list.reconcile(withOneMore);
        list.reconcile(all);
        return list.rows().size();
    }

    /** Every other one goes and comes back. */
    @Benchmark
    public int halfGoAndComeBack() {
        list.reconcile(everyOther);
        list.reconcile(all);
        return list.rows().size();
    }
}
