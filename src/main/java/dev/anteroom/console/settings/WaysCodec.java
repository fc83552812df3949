package dev.anteroom.console.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.anteroom.console.settings.SettingsFormatException.Fault;
import java.util.ArrayList;
import java.util.List;

/** The part of the settings file about ways in. A file without it is as good as a first run. */
final class WaysCodec {
    private WaysCodec() {}

    static void write(RememberedWays ways, ObjectNode node) {
        ArrayNode servers = node.putArray("servers");
        for (RememberedServer server : ways.servers()) {
            servers.addObject()
                    .put("name", server.name())
                    .put("kind", server.kind())
                    .put("address", server.address())
                    .put("roomId", server.roomId())
                    .put("user", server.user());
        }
        ways.hosts().forEach(node.putArray("hosts")::add);
    }

    static RememberedWays read(JsonNode node) throws SettingsFormatException {
        List<RememberedServer> servers = new ArrayList<>();
        for (JsonNode server : list(node, "servers")) {
            servers.add(
                    new RememberedServer(
                            SettingsCodec.text(server, "name", ""),
                            SettingsCodec.text(server, "kind", ""),
                            SettingsCodec.text(server, "address", ""),
                            SettingsCodec.text(server, "roomId", ""),
                            SettingsCodec.text(server, "user", "")));
        }
        return new RememberedWays(
                servers, SettingsCodec.texts(node.path("hosts")).orElse(List.of()));
    }

    private static JsonNode list(JsonNode node, String key) throws SettingsFormatException {
        JsonNode found = node.path(key);
        boolean right = found.isMissingNode();
        if (found.isArray()) {
            right = true;
            for (JsonNode each : found) {
                right &= each.isObject();
            }
        }
        if (!right) {
            throw new SettingsFormatException(Fault.BROKEN, key + " is no list of objects");
        }
        return found;
    }
}
