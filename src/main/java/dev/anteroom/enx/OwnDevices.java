package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.ResultCode;
import dev.anteroom.wire.WireCodec;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether one's own microphone and camera send, and who says so (protocol section 4.4). What one
 * wants and what a moderator holds are kept apart, so that the end of a hold brings back what one
 * wanted. Silence comes at once and then is told; sound comes only when the server agreed. Confined
 * to the room's loop.
 */
final class OwnDevices {
    /** One device. */
    private static final class Switch {
        private boolean wantsMute;
        private boolean held;
        private boolean roomHolds;
        private boolean told;
        private int changes;
        private boolean asking;

        /** What was asked before does not count any more. */
        int change() {
            asking = false;
            return ++changes;
        }

        boolean isHeld() {
            return held || roomHolds;
        }

        boolean isMuted() {
            return wantsMute || isHeld();
        }
    }

    private final MediaContext context;
    private final Notifier notifier;
    private final Map<Device, Switch> switches = new EnumMap<>(Device.class);
    private @Nullable LocalMedia media;
    private MediaKinds kinds = MediaKinds.BOTH;
    private boolean live;

    OwnDevices(MediaContext context, Notifier notifier) {
        this.context = context;
        this.notifier = notifier;
        for (Device device : Device.values()) {
            switches.put(device, new Switch());
        }
    }

    private Switch of(Device device) {
        return switches.getOrDefault(device, new Switch());
    }

    private boolean has(Device device) {
        return device == Device.AUDIO ? kinds.audio() : kinds.video();
    }

    boolean isMuted(Device device) {
        return of(device).isMuted();
    }

    boolean isHeld(Device device) {
        return of(device).isHeld();
    }

    /** Whether it is published, muted or not. */
    boolean isUsed(Device device) {
        return media != null && has(device);
    }

    MediaKinds kinds() {
        return kinds;
    }

    /** These devices are going to be published. */
    void use(LocalMedia used, PublishOptions options) {
        media = used;
        kinds = options.kinds();
        of(Device.AUDIO).wantsMute = options.audioMuted();
        of(Device.VIDEO).wantsMute = options.videoMuted();
        apply();
    }

    /** Nothing is published any more. What a moderator holds stays held. */
    void release() {
        media = null;
        live = false;
    }

    private void apply() {
        LocalMedia used = media;
        if (used != null) {
            used.enableAudio(!isMuted(Device.AUDIO));
            used.enableVideo(!isMuted(Device.VIDEO));
        }
    }

    /**
     * The room gets the stream; it learns what is muted (5.1, step 7).
     *
     * @param believed what the room holds for muted at the moment
     */
    void live(Predicate<Device> believed) {
        live = true;
        apply();
        for (Device device : Device.values()) {
            of(device).told = believed.test(device);
            tellIfChanged(device);
        }
    }

    /** The room does not get the stream at the moment. */
    void notLive() {
        live = false;
        switches.values().forEach(Switch::change);
    }

    /** Oneself mutes or unmutes. */
    void mute(Device device, boolean mute, Consumer<RequestOutcome> whenEnded) {
        Switch its = of(device);
        if (!isUsed(device)) {
            whenEnded.accept(refused(ResultCode.STREAM_NOT_FOUND, "This is not being sent."));
        } else if (its.wantsMute == mute && !its.asking && (mute || !its.isHeld())) {
            whenEnded.accept(new RequestOutcome.Unchanged());
        } else if (!mute && its.isHeld()) {
            whenEnded.accept(
                    refused(ResultCode.DEVICE_HELD, "A moderator has to release this first."));
        } else if (!live) {
            // Told together with the stream.
            its.wantsMute = mute;
            apply();
            whenEnded.accept(done());
        } else if (mute) {
            muteNow(device, whenEnded);
        } else {
            askToUnmute(device, whenEnded);
        }
    }

    private void muteNow(Device device, Consumer<RequestOutcome> whenEnded) {
        Switch its = of(device);
        its.wantsMute = true;
        its.change();
        apply();
        if (its.told) {
            whenEnded.accept(done());
            return;
        }
        its.told = true;
        send(device, true, whenEnded);
    }

    private void askToUnmute(Device device, Consumer<RequestOutcome> whenEnded) {
        Switch its = of(device);
        int mine = its.change();
        its.asking = true;
        its.told = false;
        send(
                device,
                false,
                outcome -> {
                    if (mine == its.changes) {
                        its.asking = false;
                        its.wantsMute = !(outcome instanceof RequestOutcome.Done);
                        its.told = isRefusal(outcome);
                        apply();
                        tellIfChanged(device);
                    }
                    whenEnded.accept(outcome);
                });
    }

    private static boolean isRefusal(RequestOutcome outcome) {
        return outcome instanceof RequestOutcome.Refused
                || outcome instanceof RequestOutcome.NotAllowed;
    }

    private void send(Device device, boolean mute, Consumer<RequestOutcome> whenEnded) {
        context.requests()
                .send(
                        event(device, mute),
                        MissingNode.getInstance(),
                        context.requestTimeout(),
                        ending -> {
                            RequestOutcome outcome = Outcomes.of(ending);
                            callBack(device, mute, outcome);
                            whenEnded.accept(outcome);
                        });
    }

    private void callBack(Device device, boolean mute, RequestOutcome outcome) {
        boolean done = outcome instanceof RequestOutcome.Done;
        ObjectNode payload =
                WireCodec.object()
                        .put("result", done ? ResultCode.SUCCESS : ResultCode.NOT_AUTHORISED)
                        .put("muted", mute == done)
                        .put("msg", done ? "done" : "not done");
        notifier.callback(
                observer -> {
                    if (device == Device.AUDIO) {
                        observer.onAudioEvent(payload);
                    } else {
                        observer.onVideoEvent(payload);
                    }
                });
    }

    /** A moderator takes a device or gives it back. */
    void hold(Device device, boolean held) {
        of(device).held = held;
        changedByOthers(device);
    }

    /** The hard mute of the whole room takes the microphone or gives it back. */
    void holdByRoom(boolean held) {
        if (of(Device.AUDIO).roomHolds != held) {
            of(Device.AUDIO).roomHolds = held;
            changedByOthers(Device.AUDIO);
        }
    }

    private void changedByOthers(Device device) {
        of(device).change();
        apply();
        tellIfChanged(device);
    }

    private void tellIfChanged(Device device) {
        Switch its = of(device);
        if (!live || !has(device) || its.told == its.isMuted()) {
            return;
        }
        its.told = its.isMuted();
        if (its.told) {
            context.requests().tell(event(device, true), MissingNode.getInstance());
        } else {
            askedForUs(device);
        }
    }

    /** Sound is back, but the server has the last word. */
    private void askedForUs(Device device) {
        Switch its = of(device);
        int mine = its.changes;
        send(
                device,
                false,
                outcome -> {
                    if (isRefusal(outcome) && mine == its.changes) {
                        its.wantsMute = true;
                        its.told = true;
                        apply();
                    }
                });
    }

    private static EventName event(Device device, boolean mute) {
        return switch (device) {
            case AUDIO -> mute ? EventName.USER_AUDIO_MUTED : EventName.USER_AUDIO_UNMUTED;
            case VIDEO -> mute ? EventName.USER_VIDEO_MUTED : EventName.USER_VIDEO_UNMUTED;
        };
    }

    private static RequestOutcome refused(int code, String sentence) {
        return new RequestOutcome.Refused(code, sentence);
    }

    private static RequestOutcome done() {
        return new RequestOutcome.Done(WireCodec.object().put("result", ResultCode.SUCCESS));
    }
}
