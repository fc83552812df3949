package dev.anteroom.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.settings.RememberedMedia.Device;
import dev.anteroom.console.settings.SettingsFormatException.Fault;

/** The devices' part of the settings file. A file without it is as good as a first run. */
final class MediaCodec {
    private static final int LARGEST = 100_000;

    private MediaCodec() {}

    static void write(RememberedMedia media, ObjectNode node) {
        write(media.camera(), node.putObject("camera"));
        write(media.microphone(), node.putObject("microphone"));
        write(media.speaker(), node.putObject("speaker"));
        node.put("width", media.width())
                .put("height", media.height())
                .put("framesPerSecond", media.framesPerSecond())
                .put("echoCancellation", media.echoCancellation())
                .put("noiseSuppression", media.noiseSuppression())
                .put("gainControl", media.gainControl())
                .put("joinWithMicrophone", media.joinWithMicrophone())
                .put("joinWithCamera", media.joinWithCamera())
                .put("stageShown", media.stageShown());
    }

    static RememberedMedia read(JsonNode node) throws SettingsFormatException {
        RememberedMedia fallback = RememberedMedia.NOTHING;
        return new RememberedMedia(
                device(node.path("camera")),
                device(node.path("microphone")),
                device(node.path("speaker")),
                whole(node, "width"),
                whole(node, "height"),
                whole(node, "framesPerSecond"),
                flag(node, "echoCancellation", fallback.echoCancellation()),
                flag(node, "noiseSuppression", fallback.noiseSuppression()),
                flag(node, "gainControl", fallback.gainControl()),
                flag(node, "joinWithMicrophone", fallback.joinWithMicrophone()),
                flag(node, "joinWithCamera", fallback.joinWithCamera()),
                flag(node, "stageShown", fallback.stageShown()));
    }

    private static void write(Device device, ObjectNode node) {
        node.put("id", device.id()).put("name", device.name());
    }

    private static Device device(JsonNode node) throws SettingsFormatException {
        return new Device(SettingsCodec.text(node, "id", ""), SettingsCodec.text(node, "name", ""));
    }

    private static boolean flag(JsonNode node, String key, boolean fallback)
            throws SettingsFormatException {
        return SettingsCodec.flag(node, key, fallback);
    }

    private static int whole(JsonNode node, String key) throws SettingsFormatException {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return 0;
        }
        if (!value.isInt() || value.asInt() < 0 || value.asInt() > LARGEST) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is out of range");
        }
        return value.asInt();
    }
}
