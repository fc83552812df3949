package dev.anteroom.console;

import dev.anteroom.console.instance.InstancePlace;
import dev.anteroom.console.instance.InstanceRequest;
import dev.anteroom.console.instance.SingleInstance;
import dev.anteroom.console.settings.SettingsDirectory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A start that only hands a link over. The launcher tries it where an Anteroom seems to run, in a
 * Java that loads a fraction of the program; when it cannot, {@link Anteroom} finds out why.
 */
public final class LinkCall {
    /** Ends a process that handed nothing over. */
    static final int NOT_TAKEN = 75;

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    private LinkCall() {}

    /** Hands the one argument over and ends with 0, or ends with another code. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    static int run(Map<String, String> environment, String... arguments) {
        Optional<String> link =
                arguments.length == 1 ? LinkArgument.understand(arguments[0]) : Optional.empty();
        if (link.isEmpty()) {
            return NOT_TAKEN;
        }
        InstancePlace place =
                InstancePlace.locate(environment, SettingsDirectory.locate(environment));
        InstanceRequest request = new InstanceRequest.Open(link.get());
        return SingleInstance.tell(place, request, LONGEST_ANSWER) ? 0 : NOT_TAKEN;
    }
}
