package dev.anteroom.console;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sockets of the network that this process holds, as Linux lists them. */
final class NetworkSockets {
    private static final int INODE = 9;

    private NetworkSockets() {}

    /** The lists' own lines: TCP and UDP, of both versions. */
    static List<String> ofThisProcess() throws IOException {
        List<String> held = files();
        List<String> found = new ArrayList<>();
        for (String list : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path file = Path.of("/proc/self/net", list);
            if (Files.exists(file)) {
                try (Stream<String> lines = Files.lines(file)) {
                    lines.skip(1)
                            .filter(line -> held.contains("socket:[" + inode(line) + "]"))
                            .map(line -> list + " " + line.strip())
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static String inode(String line) {
        return line.strip().split(" +", -1)[INODE];
    }

    private static List<String> files() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : all) {
                try {
                    names.add(Files.readSymbolicLink(each).toString());
                } catch (NoSuchFileException closedMeanwhile) {
                    names.add("no socket any more: " + closedMeanwhile.getFile());
                }
            }
        }
        return names;
    }
}
