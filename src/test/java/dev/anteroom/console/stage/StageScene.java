package dev.anteroom.console.stage;

import dev.anteroom.enx.ClientId;
import dev.anteroom.enx.Participant;
import dev.anteroom.enx.RoomMedia;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.enx.RoomMedia.Sharer;
import dev.anteroom.enx.RoomMedia.Talker;
import dev.anteroom.enx.RoomRole;
import dev.anteroom.testkit.FakeRoom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says who is on the stage of a fake room. */
public final class StageScene {
    private final FakeRoom room;
    private Publishing own = new Publishing.Off();
    private List<Talker> talkers = List.of();
    private Optional<Sharer> share = Optional.empty();
    private boolean audioHeld;
    private boolean videoHeld;

    /** Nobody yet. */
    public StageScene(FakeRoom room) {
        this.room = room;
    }

    /** A talker that is seen and heard. */
    public static Talker talker(int slot, String id, String name) {
        return new Talker(slot, new ClientId(id), name, false, false);
    }

    /** These talk, newest first. */
    public StageScene talkers(Talker... newTalkers) {
        talkers = List.of(newTalkers);
        return tell();
    }

    /** Somebody shows a screen; null for nobody. */
    public StageScene share(Sharer sharer) {
        share = Optional.ofNullable(sharer);
        return tell();
    }

    /** How one's own stream stands. */
    public StageScene own(Publishing newOwn) {
        own = newOwn;
        return tell();
    }

    /** What a moderator holds. */
    public StageScene held(boolean audio, boolean video) {
        audioHeld = audio;
        videoHeld = video;
        return tell();
    }

    /** People in the room besides oneself. */
    public StageScene people(String... names) {
        List<Participant> people = new ArrayList<>();
        people.add(
                new Participant(
                        FakeRoom.SELF, "Dr. Winter", false, RoomRole.MODERATOR, false, false));
        Arrays.stream(names)
                .map(
                        name ->
                                new Participant(
                                        new ClientId(name),
                                        name,
                                        false,
                                        RoomRole.PARTICIPANT,
                                        false,
                                        false))
                .forEach(people::add);
        room.participants(people);
        return this;
    }

    private StageScene tell() {
        List<Integer> received =
                Stream.concat(
                                talkers.stream().map(Talker::slot),
                                share.stream().map(Sharer::streamId))
                        .toList();
        room.media(
                new RoomMedia(
                        own, new Publishing.Off(), talkers, received, share, audioHeld, videoHeld));
        return this;
    }
}
