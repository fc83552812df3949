package dev.anteroom.console.about;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what the program is made of from the bills of materials that the build put into it: one in
 * the form of CycloneDX for Java, and the lock file of the browser libraries.
 */
public final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);
    private static final String JAVA_PARTS = "/META-INF/sbom/application.cdx.json";
    private static final String BROWSER_PARTS = "/META-INF/sbom/package-lock.json";
    private static final String FOLDER = "node_modules/";
    private static final String UNKNOWN = "?";
    private static final JsonMapper JSON = new JsonMapper();

    private Parts() {}

    /** All parts by name, the runtime among them. Reads files; from any thread. */
    public static List<Part> read() {
        List<Part> parts = new ArrayList<>();
        parts.add(
                new Part(
                        System.getProperty("java.runtime.name", "Java"),
                        Runtime.version().toString(),
                        "GPL-2.0-with-classpath-exception"));
        json(JAVA_PARTS).ifPresent(bill -> addJavaParts(bill, parts));
        json(BROWSER_PARTS).ifPresent(lock -> addBrowserParts(lock, parts));
        return parts.stream()
                .distinct()
                .sorted(Comparator.comparing(Part::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    private static void addJavaParts(JsonNode bill, List<Part> parts) {
        for (JsonNode component : bill.path("components")) {
            parts.add(
                    new Part(
                            component.path("name").asText(),
                            component.path("version").asText(),
                            licences(component.path("licenses"))));
        }
    }

    private static String licences(JsonNode licences) {
        String names =
                StreamSupport.stream(licences.spliterator(), false)
                        .map(
                                each ->
                                        each.path("expression")
                                                .asText(
                                                        each.path("license")
                                                                .path("id")
                                                                .asText(
                                                                        each.path("license")
                                                                                .path("name")
                                                                                .asText())))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return names.isEmpty() ? UNKNOWN : names;
    }

    /** Those that only tests use are marked in the file. */
    private static void addBrowserParts(JsonNode lock, List<Part> parts) {
        for (Map.Entry<String, JsonNode> each : lock.path("packages").properties()) {
            if (each.getKey().startsWith(FOLDER) && !each.getValue().path("dev").asBoolean()) {
                parts.add(
                        new Part(
                                each.getKey().substring(FOLDER.length()),
                                each.getValue().path("version").asText(),
                                each.getValue().path("license").asText(UNKNOWN)));
            }
        }
    }

    private static Optional<JsonNode> json(String resource) {
        try (InputStream file = Parts.class.getResourceAsStream(resource)) {
            return file == null ? Optional.empty() : Optional.of(JSON.readTree(file));
        } catch (IOException unreadable) {
            LOG.warn("The bill of materials {} cannot be read.", resource, unreadable);
            return Optional.empty();
        }
    }
}
