package dev.anteroom.console.lobby;

import dev.anteroom.enx.Decision;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends decisions and shows on the rows how they end. The only place of the lobby that does. */
final class DecisionSender {
    private final LobbyContext context;
    private final Consumer<Decision> onEnd;

    /**
     * Made once a lobby.
     *
     * @param onEnd told the end of every decision
     */
    DecisionSender(LobbyContext context, Consumer<Decision> onEnd) {
        this.context = context;
        this.onEnd = onEnd;
    }

    /** Sends one decision now, and says how it ends. */
    void send(Planned planned) {
        send(
                planned,
                decision ->
                        context.status()
                                .say(
                                        context.texts()
                                                .outcome(
                                                        context.texts().name(planned.person()),
                                                        decision)));
    }

    /** Sends one decision now. */
    void send(Planned planned, Consumer<Decision> whenEnded) {
        planned.row().become(new RowState.Sending(planned.verdict()));
        String id = planned.person().id().value();
        CompletionStage<Decision> end =
                switch (planned.verdict()) {
                    case APPROVE -> context.room().approveAwaitedUser(id);
                    case DENY -> context.room().denyAwaitedUser(id);
                };
        end.thenAcceptAsync(
                decision -> {
                    ended(planned, decision);
                    whenEnded.accept(decision);
                    onEnd.accept(decision);
                },
                context.fx());
    }

    private void ended(Planned planned, Decision decision) {
        // Only the knock that was decided may show the answer: the same person may have knocked
        // again meanwhile.
        if (planned.isSameKnock() && planned.row().state() instanceof RowState.Sending) {
            planned.row()
                    .become(
                            decision.isDone()
                                    ? new RowState.Settled(planned.verdict())
                                    : new RowState.Failed(decision));
        }
        long since = planned.person().arrival().firstSeenNanos();
        Duration after = Duration.ofNanos(Math.max(0, context.nanos().get() - since));
        context.log().decided(planned, decision, after);
    }
}
