/** Benchmarks anyone can run with {@code packaging/bench}; they print ratios, not only times. */
package dev.anteroom.bench;
