package dev.anteroom.console.join;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a server hands out tokens (protocol section 8). */
public enum ServerKind {
    /** As EnableX's sample application servers do; app id and key are for some of them. */
    SAMPLE {
        @Override
        URI tokenService(ServerAddress address, String room) {
            return URI.create(address.base() + ServerAddress.SAMPLE_SERVICE);
        }
    },
    /** The EnableX server API itself, with app id and key. */
    SERVER_API {
        @Override
        URI tokenService(ServerAddress address, String room) {
            String id = URLEncoder.encode(room, StandardCharsets.UTF_8).replace("+", "%20");
            return URI.create(address.base() + "/video/v2/rooms/" + id + "/tokens");
        }
    };

    /** The address of the EnableX server API, for those who have no other. */
    static final String ENABLEX = "https://api.enablex.io";

    /** Where a token for a room is asked for. */
    abstract URI tokenService(ServerAddress address, String room);
}
