package dev.anteroom.console.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RepliesTest {
    private final List<List<String>> kept = new ArrayList<>();

    private Replies replies(Optional<List<String>> before) {
        return new Replies(
                new ReplyMemory() {
                    @Override
                    public Optional<List<String>> recall() {
                        return before;
                    }

                    @Override
                    public void keep(List<String> replies) {
                        kept.add(replies);
                    }
                });
    }

    @Test
    void theFirstTime_thereAreTheProgramsOwn() {
        Replies replies = replies(Optional.empty());
        assertTrue(replies.all().size() >= 3);
        assertEquals(List.of(), kept);
    }

    @Test
    void aListThatWasEmptied_staysEmpty() {
        replies(Optional.empty()).change("  \n\n");
        assertEquals(List.of(List.of()), kept);
        assertEquals(List.of(), replies(Optional.of(List.of())).all());
    }

    @Test
    void aChange_isTidiedAndKeptOnce() {
        Replies replies = replies(Optional.of(List.of("One")));
        replies.change("One\n");
        assertEquals(List.of(), kept, "nothing changed");
        replies.change(" Two \n\nOne\nTwo");
        assertEquals(List.of("Two", "One"), replies.all());
        assertEquals(List.of(List.of("Two", "One")), kept);
    }

    @Test
    void tooManyAndTooLong_areCut() {
        String many = String.join("\n", IntStream.range(0, 50).mapToObj(i -> "R" + i).toList());
        Replies replies = replies(Optional.of(List.of()));
        replies.change("x".repeat(5_000) + "\n" + many);
        assertEquals(Replies.MOST, replies.all().size());
        assertEquals(Replies.LONGEST, replies.all().getFirst().length());
    }
}
