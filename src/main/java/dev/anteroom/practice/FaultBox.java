package dev.anteroom.practice;

import dev.anteroom.wire.EventName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** The faults that are injected now. Thread-safe. */
final class FaultBox {
    /** Numbered, so that the same fault can be injected twice and taken out once. */
    private record Entry(long number, Fault fault) {}

    private final AtomicLong numbers = new AtomicLong();
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    Fault.Injection inject(Fault fault) {
        Entry entry = new Entry(numbers.incrementAndGet(), fault);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Whether there is none, as in every room that nobody tries out. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The fault of this kind for this message, the newest first. */
    <F extends Fault> Optional<F> find(Class<F> kind, EventName event, String clientId) {
        return entries.reversed().stream()
                .map(Entry::fault)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fault -> fault.target().matches(event, clientId))
                .findFirst();
    }

    /** Whether this is an answer to a media offer that is to be lost. */
    boolean loses(RoomEffect.Emit emit) {
        return emit.payload().path("msg").path("type").asText("").equals("answer")
                && has(Fault.DropAnswer.class, emit.event(), emit.to());
    }

    boolean has(Class<? extends Fault> kind, EventName event, String clientId) {
        return find(kind, event, clientId).isPresent();
    }
}
