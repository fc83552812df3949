package dev.anteroom.testkit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.ObjectName;

/** Counts the objects of a class that something still holds, after a collection. */
public final class Instances {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Instances() {}

    /** How many there are; collects the garbage first. */
    public static long of(String className) {
        try {
            String histogram =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {new String[0]},
                                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> Arrays.asList(line.trim().split("\\s+", -1)))
                    .filter(columns -> columns.size() >= 4 && columns.get(3).equals(className))
                    .map(columns -> columns.get(1))
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (JMException unavailable) {
            throw new AssertionError("This machine does not count its objects.", unavailable);
        }
    }

    /** Waits until there are no more than this; those of threads that are about to end go first. */
    public static void awaitAtMost(long most, String className) {
        long end = System.nanoTime() + LIMIT.toNanos();
        long found = of(className);
        while (found > most) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError(
                        found + " of " + className + " are left, at most " + most + " should be");
            }
            found = of(className);
        }
    }
}
