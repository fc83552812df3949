package dev.anteroom.console.lobby;

import dev.anteroom.console.desk.Concern;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words on a row. */
final class RowTexts {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    private final LobbyTexts texts;

    RowTexts(LobbyTexts texts) {
        this.texts = texts;
    }

    /** How the row stands. */
    String state(RowLook look, long now) {
        return switch (look.state()) {
            case RowState.Waiting _ -> texts.waiting(look.person(), now);
            case RowState.Pending pending ->
                    texts.get(
                            "row.pending." + LobbyTexts.key(pending.verdict()),
                            secondsLeft(pending.endsAtNanos(), now));
            case RowState.Draft(var verdict) -> texts.get("row.draft." + LobbyTexts.key(verdict));
            case RowState.Queued(var verdict) -> texts.get("row.queued." + LobbyTexts.key(verdict));
            case RowState.Sending(var verdict) ->
                    texts.get("row.sending." + LobbyTexts.key(verdict));
            case RowState.Settled(var verdict) ->
                    texts.get("row.settled." + LobbyTexts.key(verdict));
            case RowState.Failed(var decision) -> texts.failure(decision);
            case RowState.Gone(var why) -> texts.gone(why);
        };
    }

    /** How long something can be taken back, in whole seconds, never none. */
    static long secondsLeft(long endsAtNanos, long now) {
        // The tick that the window is longer is not promised to anybody.
        return Math.max(1, Duration.ofNanos(endsAtNanos - now).minusNanos(1).toSeconds());
    }

    /** Why to look twice; empty when there is no reason. */
    String concerns(RowLook look) {
        List<String> words = new ArrayList<>();
        for (Concern concern : look.assessment().concerns()) {
            // The name itself bears a mark that says so.
            if (!(concern instanceof Concern.HiddenCharacters) || !look.person().nameAltered()) {
                words.add(concern(concern));
            }
        }
        return String.join(texts.get("row.separator"), words);
    }

    /** What speaks for the person, and the moderator's own words; empty when there is nothing. */
    String remarks(RowLook look) {
        List<String> words = new ArrayList<>();
        look.assessment()
                .expectedAs()
                .ifPresent(line -> words.add(texts.get("row.expectedAs", line)));
        if (look.held()) {
            words.add(texts.get("row.held"));
        }
        if (!look.note().isEmpty()) {
            words.add(texts.get("row.note", look.note()));
        }
        return String.join(texts.get("row.separator"), words);
    }

    /** Who takes care of the person; empty when nobody does. */
    String claim(RowLook look) {
        Claim claim = look.claim();
        if (claim.others().isEmpty()) {
            return claim.mine() ? texts.get("row.claim.mine") : "";
        }
        String other = claim.others().getFirst();
        String name = other.isEmpty() ? texts.get("row.claim.unnamed") : other;
        return texts.get(claim.mine() ? "row.claim.both" : "row.claim.other", name);
    }

    /**
     * The whole row, for somebody who cannot see it.
     *
     * @param room the room's name when there are several; else empty
     */
    String described(RowLook look, String room, long now) {
        List<String> words = new ArrayList<>();
        words.add(texts.name(look.person()));
        words.add(room.isEmpty() ? "" : texts.get("row.room", room));
        words.add(state(look, now));
        if (look.person().nameAltered()) {
            words.add(texts.get("row.name.altered"));
        }
        words.add(concerns(look));
        words.add(claim(look));
        words.add(remarks(look));
        words.removeIf(String::isEmpty);
        return String.join(", ", words);
    }

    private String concern(Concern concern) {
        return switch (concern) {
            case Concern.HiddenCharacters _ -> texts.get("concern.hidden");
            case Concern.MixedAlphabets _ -> texts.get("concern.mixed");
            case Concern.SameName(var name, var where) ->
                    texts.get("concern.same." + key(where), name);
            case Concern.LooksLike(var name, var where) ->
                    texts.get("concern.like." + key(where), name);
            case Concern.RemovedBefore(var at) -> texts.get("concern.removed", time(at));
            case Concern.DeniedBefore(int times, var last) ->
                    texts.get("concern.denied", times, time(last));
        };
    }

    private static String key(Concern.Place place) {
        return place.name().toLowerCase(Locale.ROOT);
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }
}
