package dev.anteroom.console.notify;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.enx.AwaitedParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an alert says about those who wait. */
final class AlertTexts {
    private final Texts texts = Texts.of("notify");

    /** Says who waits in these rooms; at least one person does. */
    AlertContent content(List<RoomWatch> watches) {
        List<RoomWatch> busy =
                watches.stream().filter(watch -> !watch.waiting().isEmpty()).toList();
        int count = busy.stream().mapToInt(watch -> watch.waiting().size()).sum();
        if (busy.size() > 1) {
            List<String> rooms = new ArrayList<>();
            busy.forEach(
                    watch ->
                            rooms.add(
                                    texts.get("alert.room", room(watch), watch.waiting().size())));
            return new AlertContent(
                    texts.get("alert.title", count), String.join("\n", rooms), Optional.empty());
        }
        RoomWatch watch = busy.getFirst();
        AwaitedParticipant first = watch.waiting().getFirst();
        String title = texts.get("alert.title.room", count, room(watch));
        return count == 1
                ? new AlertContent(
                        title,
                        name(first),
                        Optional.of(new AlertTarget(watch.number(), first.id(), first.order())))
                : new AlertContent(
                        title,
                        texts.get("alert.several", name(first), count - 1),
                        Optional.empty());
    }

    private String name(AwaitedParticipant person) {
        return person.name().isEmpty() ? texts.get("name.none") : person.name();
    }

    private String room(RoomWatch watch) {
        return watch.name().isEmpty() ? texts.get("room.unnamed") : watch.name();
    }
}
