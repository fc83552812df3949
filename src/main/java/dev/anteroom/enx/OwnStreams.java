package dev.anteroom.enx;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.enx.RoomEvent.Device;
import dev.anteroom.enx.RoomMedia.Publishing;
import dev.anteroom.media.IceServer;
import dev.anteroom.media.LocalMedia;
import dev.anteroom.media.MediaEngine;
import dev.anteroom.media.MediaKinds;
import dev.anteroom.media.PeerLink;
import dev.anteroom.media.SendLimits;
import dev.anteroom.wire.EventName;
import dev.anteroom.wire.MediaRequests;
import dev.anteroom.wire.MediaTerms;
import dev.anteroom.wire.WireCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one sends oneself: camera and microphone, and beside them a screen (protocol sections 4.9
 * and 5.1). Confined to the room's loop.
 */
final class OwnStreams {
    private final MediaContext context;
    private final Predicate<Device> believedMuted;
    private final OwnDevices devices;
    private final Publication camera;
    private final Publication screen;
    private PublishOptions options = PublishOptions.DEFAULTS;
    private MediaTerms terms = MediaTerms.of(WireCodec.object());

    /**
     * @param believedMuted what the room holds for muted of one's own
     */
    OwnStreams(MediaContext context, Notifier notifier, Predicate<Device> believedMuted) {
        this.context = context;
        this.believedMuted = believedMuted;
        devices = new OwnDevices(context, notifier);
        camera = new Publication(context, notifier, false, new Camera());
        screen = new Publication(context, notifier, true, new Screen());
    }

    private final class Camera implements Publication.Content {
        @Override
        public Negotiation.Plan plan(LocalMedia sent) {
            MediaKinds kinds = devices.kinds();
            return publishing(
                    MediaRequests.publish(
                            kinds.audio(),
                            kinds.video(),
                            devices.isMuted(Device.AUDIO),
                            devices.isMuted(Device.VIDEO),
                            options.attributes(),
                            terms),
                    sent,
                    kinds);
        }

        @Override
        public void live() {
            devices.live(believedMuted);
        }

        @Override
        public void down() {
            devices.notLive();
        }

        @Override
        public void gone() {
            devices.release();
        }

        @Override
        public Publishing.Live state() {
            MediaKinds kinds = devices.kinds();
            return new Publishing.Live(
                    !kinds.audio() || devices.isMuted(Device.AUDIO),
                    !kinds.video() || devices.isMuted(Device.VIDEO));
        }
    }

    /** A screen has no mutes: it is shown or it is not. */
    private final class Screen implements Publication.Content {
        @Override
        public Negotiation.Plan plan(LocalMedia sent) {
            return publishing(
                    MediaRequests.publishScreen(terms), sent, new MediaKinds(false, true));
        }

        @Override
        public void live() {}

        @Override
        public void down() {}

        @Override
        public void gone() {}

        @Override
        public Publishing.Live state() {
            return new Publishing.Live(true, false);
        }
    }

    private Negotiation.Plan publishing(ObjectNode payload, LocalMedia sent, MediaKinds kinds) {
        MediaEngine engine = context.engine();
        if (engine == null) {
            throw new IllegalStateException("Nothing is published without media.");
        }
        SendLimits limits = limits();
        List<IceServer> servers = servers(terms);
        return new Negotiation.Plan(
                EventName.PUBLISH,
                payload,
                EventName.UNPUBLISH,
                MissingNode.getInstance(),
                listener -> engine.publish(sent, kinds, limits, servers, listener));
    }

    private SendLimits limits() {
        return new SendLimits(
                terms.minVideoKilobits(), terms.maxVideoKilobits(), terms.maxVideoFps());
    }

    static List<IceServer> servers(MediaTerms terms) {
        return terms.iceServers().stream()
                .map(ice -> new IceServer(ice.urls(), ice.username(), ice.credential()))
                .toList();
    }

    /** What the room allows from now on, also for what is sent already. */
    void terms(MediaTerms newTerms) {
        terms = newTerms;
        camera.limit(limits());
        screen.limit(limits());
    }

    /** The room is connected, for the first time or again. */
    void connected() {
        camera.connected();
        screen.connected();
    }

    /** The room's connection is lost. */
    void cut() {
        camera.cut();
        screen.cut();
    }

    /** The stay is over. */
    void over() {
        camera.over();
        screen.over();
    }

    /** Publishes the camera, in a room that is connected. */
    void publish(LocalMedia sent, PublishOptions wanted, Consumer<RequestOutcome> whenEnded) {
        if (camera.isOff()) {
            options = wanted;
            devices.use(sent, wanted);
        }
        camera.publish(sent, whenEnded);
    }

    Publication camera() {
        return camera;
    }

    Publication screen() {
        return screen;
    }

    OwnDevices devices() {
        return devices;
    }

    @Nullable PeerLink cameraLink() {
        return camera.link();
    }

    /** The publication that the server knows by this id. */
    Optional<Publication> withId(String id) {
        return camera.hasId(id)
                ? Optional.of(camera)
                : screen.hasId(id) ? Optional.of(screen) : Optional.empty();
    }
}
