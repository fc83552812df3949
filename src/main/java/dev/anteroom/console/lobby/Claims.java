package dev.anteroom.console.lobby;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RequestOutcome;
import dev.anteroom.enx.RoomEvent;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.enx.RoomSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who takes care of whom: what this moderator claims, and what the other moderators' consoles say
 * they do. A claim is a courtesy and decides nothing. It ends when the one who made it leaves or is
 * no longer a moderator, and when the person no longer waits.
 */
final class Claims {
    /** How many can be claimed at once: somebody who takes care of a crowd takes care of nobody. */
    static final int MOST = 20;

    /** How often one console is answered: a question must not become a flood of answers. */
    private static final Duration ANSWER_AGAIN = Duration.ofSeconds(2);

    private final LobbyContext context;
    private final LobbyRows rows;
    private final Set<ClientId> mine = new LinkedHashSet<>();
    private final Map<ClientId, Set<ClientId>> others = new HashMap<>();
    private final Map<ClientId, Long> answeredAt = new HashMap<>();
    private Map<ClientId, String> colleagues = Map.of();
    private Optional<ClientId> presentAs = Optional.empty();

    Claims(LobbyContext context, LobbyRows rows) {
        this.context = context;
        this.rows = rows;
    }

    /** Follows the room; the rows must have followed already. */
    void follow(RoomSnapshot snapshot, List<RoomEvent> events) {
        colleagues = colleagues(snapshot);
        answeredAt.keySet().retainAll(colleagues.keySet());
        Set<ClientId> touched = expire(snapshot);
        for (RoomEvent event : events) {
            if (event instanceof RoomEvent.UserDataReceived(ClientId sender, var data)
                    && colleagues.containsKey(sender)) {
                ClaimMessage.read(data).ifPresent(message -> heard(sender, message, touched));
            }
        }
        touched.addAll(others.keySet());
        touched.forEach(this::show);
        introduce(snapshot);
    }

    /** Claims these, or lets go of them when all of them are claimed already. */
    void toggle(Collection<AwaitedRow> meant) {
        List<AwaitedRow> waiting = meant.stream().filter(rows::isWaiting).toList();
        if (waiting.isEmpty()) {
            return;
        }
        boolean release = waiting.stream().allMatch(row -> mine.contains(row.id()));
        Set<ClientId> after = new HashSet<>(mine);
        waiting.forEach(row -> after.add(row.id()));
        if (!release && after.size() > MOST) {
            context.say("claim.tooMany", MOST);
            return;
        }
        for (AwaitedRow row : waiting) {
            boolean changed = release ? mine.remove(row.id()) : mine.add(row.id());
            if (changed) {
                tell(
                        ClaimMessage.of(
                                release ? ClaimMessage.Kind.RELEASE : ClaimMessage.Kind.CLAIM,
                                row.id()),
                        colleagues.keySet());
                show(row.id());
            }
        }
        context.status().say(context.texts().claimed(waiting, release, colleagues.size()));
    }

    private static Map<ClientId, String> colleagues(RoomSnapshot snapshot) {
        if (!snapshot.connection().canSend() || !snapshot.isModerator()) {
            return Map.of();
        }
        Map<ClientId, String> found = new LinkedHashMap<>();
        for (Participant participant : snapshot.participants()) {
            if (participant.role() == RoomRole.MODERATOR
                    && !Optional.of(participant.id()).equals(snapshot.selfId())) {
                found.put(participant.id(), participant.name());
            }
        }
        return found;
    }

    private Set<ClientId> expire(RoomSnapshot snapshot) {
        Set<ClientId> touched = new HashSet<>();
        boolean lostTheRole = snapshot.connection().canSend() && !snapshot.isModerator();
        mine.removeIf(id -> (lostTheRole || !isWaiting(id)) && touched.add(id));
        others.entrySet()
                .removeIf(
                        each -> {
                            boolean left = each.getValue().retainAll(colleagues.keySet());
                            boolean over = each.getValue().isEmpty() || !isWaiting(each.getKey());
                            if (left || over) {
                                touched.add(each.getKey());
                            }
                            return over;
                        });
        return touched;
    }

    private void heard(ClientId sender, ClaimMessage message, Set<ClientId> touched) {
        if (message.kind() == ClaimMessage.Kind.ASK) {
            answer(sender);
            return;
        }
        ClientId person = message.person().orElseThrow();
        if (!isWaiting(person)) {
            return;
        }
        touched.add(person);
        if (message.kind() == ClaimMessage.Kind.CLAIM) {
            others.computeIfAbsent(person, _ -> new LinkedHashSet<>()).add(sender);
        } else {
            others.getOrDefault(person, new HashSet<>()).remove(sender);
        }
    }

    private void answer(ClientId colleague) {
        long now = context.nanos().get();
        Long last = answeredAt.get(colleague);
        if (last == null || now - last >= ANSWER_AGAIN.toNanos()) {
            answeredAt.put(colleague, now);
            mine.forEach(
                    id -> tell(ClaimMessage.of(ClaimMessage.Kind.CLAIM, id), Set.of(colleague)));
        }
    }

    /** Asks the colleagues once for each time we come, and tells them anew under a new id. */
    private void introduce(RoomSnapshot snapshot) {
        Optional<ClientId> here =
                snapshot.connection().canSend() && snapshot.isModerator()
                        ? snapshot.selfId()
                        : Optional.empty();
        if (here.isPresent() && !here.equals(presentAs)) {
            tell(ClaimMessage.ask(), colleagues.keySet());
            mine.forEach(
                    id -> tell(ClaimMessage.of(ClaimMessage.Kind.CLAIM, id), colleagues.keySet()));
        }
        presentAs = here;
    }

    private void tell(ClaimMessage message, Set<ClientId> to) {
        // To nobody would be an error, and to everybody would reach people who are no moderators.
        if (!to.isEmpty()) {
            List<String> ids = to.stream().map(ClientId::value).toList();
            context.room()
                    .sendUserData(message.toJson(), false, ids)
                    .thenAcceptAsync(outcome -> told(message, outcome), context.fx());
        }
    }

    private void told(ClaimMessage message, RequestOutcome outcome) {
        boolean matters = message.kind() != ClaimMessage.Kind.ASK;
        if (matters && !(outcome instanceof RequestOutcome.Done)) {
            context.say("claim.untold");
        }
    }

    private boolean isWaiting(ClientId id) {
        return rows.find(id).filter(rows::isWaiting).isPresent();
    }

    private void show(ClientId id) {
        Claim claim =
                new Claim(
                        mine.contains(id),
                        others.getOrDefault(id, Set.of()).stream()
                                .map(colleague -> colleagues.getOrDefault(colleague, ""))
                                .toList());
        rows.find(id)
                .filter(row -> !row.look().claim().equals(claim))
                .ifPresent(row -> row.change(row.look().with(claim)));
    }
}
