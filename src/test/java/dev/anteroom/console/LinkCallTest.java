package dev.anteroom.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.console.instance.InstancePlace;
import dev.anteroom.console.instance.InstanceRequest;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.instance.WindowCalls;
import dev.anteroom.console.settings.SettingsDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The small start that hands a link over, or leaves it to the whole program. */
final class LinkCallTest {
    private static final String LINK = "anteroom://join?server=rooms.example&room=r1";

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void aLink_goesToTheFirst_andNothingElseDoes() throws Exception {
        Path settings = Files.createTempDirectory(Path.of("/tmp"), "call");
        Map<String, String> environment = Map.of(SettingsDirectory.VARIABLE, settings.toString());
        assertEquals(LinkCall.NOT_TAKEN, LinkCall.run(environment, LINK), "nobody runs");

        InstancePlace place =
                InstancePlace.locate(environment, SettingsDirectory.locate(environment));
        try (SingleInstance first =
                SingleInstance.claim(place, new InstanceRequest.Show(), Duration.ofSeconds(20))
                        .orElseThrow()) {
            first.serve(new Heard());

            assertEquals(0, LinkCall.run(environment, LINK));
            assertEquals(LINK, heard.poll(20, TimeUnit.SECONDS));
            assertEquals(LinkCall.NOT_TAKEN, LinkCall.run(environment, "--practice"));
            assertEquals(LinkCall.NOT_TAKEN, LinkCall.run(environment, LINK, "--practice"));
            assertEquals(LinkCall.NOT_TAKEN, LinkCall.run(environment));
            assertEquals(0, heard.size());
        }
    }

    private final class Heard implements WindowCalls {
        @Override
        public void show() {
            heard.add("show");
        }

        @Override
        public void open(String linkOrFile) {
            heard.add(linkOrFile);
        }
    }
}
