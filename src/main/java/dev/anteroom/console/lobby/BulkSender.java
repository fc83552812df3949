package dev.anteroom.console.lobby;

import dev.anteroom.enx.AwaitedParticipant;
import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Decision;
import dev.anteroom.enx.RoomSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Sends decisions about many people, a few at a time, one crowd after the other. The server's list
 * is read again first: of those who left meanwhile nothing is sent.
 */
final class BulkSender {
    /** A server that is asked ten thousand things at once may take it for an attack. */
    static final int MOST_IN_FLIGHT = 50;

    private final LobbyContext context;
    private final DecisionSender sender;
    private final Deque<Run> runs = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<BulkResult>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * How far it is. Immutable.
     *
     * @param done how many have an end
     * @param all how many there are
     */
    public record Progress(int done, int all) {}

    private static final class Run {
        private final List<Planned> plan;
        private final Deque<Planned> queue;
        private final List<BulkResult.End> ends = new ArrayList<>();
        private boolean started;
        private boolean listRead;
        private int inFlight;
        private int stopped;
        private int drafts;

        private Run(List<Planned> plan) {
            this.plan = List.copyOf(plan);
            this.queue = new ArrayDeque<>(plan);
        }

        private void end(Planned planned, Decision decision) {
            ends.add(new BulkResult.End(planned, decision));
        }
    }

    BulkSender(LobbyContext context, DecisionSender sender) {
        this.context = context;
        this.sender = sender;
    }

    /** How far the crowd at hand is; empty when there is none. */
    ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How the last crowd ended; empty until one did, and after {@link #forgetResult()}. */
    ReadOnlyObjectProperty<Optional<BulkResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    void send(List<Planned> plan) {
        plan.forEach(planned -> planned.row().become(new RowState.Queued(planned.verdict())));
        Run run = new Run(plan);
        runs.add(run);
        if (runs.size() == 1) {
            result.set(Optional.empty());
            start(run);
        }
    }

    /** Sends nothing more; what is on its way ends as it ends. */
    void stop() {
        for (Run run : List.copyOf(runs)) {
            List<Planned> rest = unsent(run);
            rest.forEach(planned -> planned.row().become(new RowState.Waiting()));
            run.stopped += rest.size();
            finishIfOver(run);
        }
    }

    /** Nothing can be sent any more; tells what was not. The rows are the caller's to change. */
    List<Planned> interrupt() {
        List<Planned> all = new ArrayList<>();
        for (Run run : List.copyOf(runs)) {
            List<Planned> rest = unsent(run);
            run.drafts += rest.size();
            all.addAll(rest);
            finishIfOver(run);
        }
        return all;
    }

    void forgetResult() {
        result.set(Optional.empty());
    }

    /** How many decisions are still to be sent. */
    int size() {
        return runs.stream().mapToInt(run -> run.queue.size()).sum();
    }

    private void start(Run run) {
        run.started = true;
        showProgress(run);
        context.room().refreshAwaitedUsers().thenAcceptAsync(_ -> listWasRead(run), context.fx());
    }

    /**
     * The newest list is asked for from the room itself: its way to this lobby's rows may be longer
     * than the answer's. When it could not be read, the server still checks each decision.
     */
    private void listWasRead(Run run) {
        run.listRead = true;
        Map<ClientId, Long> waiting = waiting(context.room().snapshot());
        run.queue.removeIf(
                planned -> {
                    AwaitedParticipant person = planned.person();
                    boolean gone = !Long.valueOf(person.order()).equals(waiting.get(person.id()));
                    if (gone) {
                        run.end(planned, new Decision.AlreadyGone());
                    }
                    return gone;
                });
        goOn(run);
    }

    private void goOn(Run run) {
        while (run.inFlight < MOST_IN_FLIGHT && !run.queue.isEmpty()) {
            Planned next = run.queue.poll();
            if (isQueued(next)) {
                run.inFlight++;
                sender.send(next, decision -> ended(run, next, decision));
            } else {
                run.end(next, new Decision.AlreadyGone());
            }
        }
        showProgress(run);
        finishIfOver(run);
    }

    private void ended(Run run, Planned planned, Decision decision) {
        run.inFlight--;
        run.end(planned, decision);
        goOn(run);
    }

    private void finishIfOver(Run run) {
        boolean over = run.queue.isEmpty() && run.inFlight == 0;
        if (!over || !runs.contains(run) || (run.started && !run.listRead)) {
            return;
        }
        runs.remove(run);
        BulkResult ended = new BulkResult(run.ends, run.stopped, run.drafts);
        result.set(Optional.of(ended));
        context.status().say(context.texts().bulkResult(ended));
        progress.set(Optional.empty());
        if (!runs.isEmpty() && !runs.element().started) {
            start(runs.element());
        }
    }

    private void showProgress(Run run) {
        progress.set(Optional.of(new Progress(run.ends.size(), run.plan.size())));
    }

    private static List<Planned> unsent(Run run) {
        List<Planned> rest = run.queue.stream().filter(BulkSender::isQueued).toList();
        run.queue.clear();
        return rest;
    }

    private static boolean isQueued(Planned planned) {
        return planned.isSameKnock() && planned.row().state() instanceof RowState.Queued;
    }

    private static Map<ClientId, Long> waiting(RoomSnapshot snapshot) {
        Map<ClientId, Long> orders = HashMap.newHashMap(snapshot.lobby().waiting().size());
        snapshot.lobby().waiting().forEach(person -> orders.put(person.id(), person.order()));
        return orders;
    }
}
