package dev.anteroom.console.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the lock and the socket of one user's Anteroom are: one place for each directory of
 * settings, since that is what two Anterooms would quarrel about.
 *
 * @param directory need not exist yet
 */
public record InstancePlace(Path directory) {
    /** Unix sockets have short names: 108 bytes on Linux, 104 on macOS, with a zero at the end. */
    private static final int LONGEST_SOCKET = 100;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    /**
     * Chooses the place: the session's own directory where the system has one, else beside the
     * settings, else, where that path is too long for a socket, the directory for temporary files.
     */
    public static InstancePlace locate(Map<String, String> environment, Path settings) {
        String name = "anteroom-" + mark(settings.toAbsolutePath().normalize());
        List<Path> choices = new ArrayList<>();
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        if (!runtime.isBlank()
                && Path.of(runtime).isAbsolute()
                && Files.isWritable(Path.of(runtime))) {
            choices.add(Path.of(runtime).resolve(name));
        }
        choices.add(settings.toAbsolutePath().resolve("instance"));
        Path temporary =
                Path.of(System.getProperty("java.io.tmpdir"))
                        .toAbsolutePath()
                        .resolve(name + "-" + System.getProperty("user.name", ""));
        return choices.stream()
                .map(InstancePlace::new)
                .filter(InstancePlace::isShortEnough)
                .findFirst()
                .orElseGet(() -> new InstancePlace(temporary));
    }

    Path lock() {
        return directory.resolve("lock");
    }

    Path socket() {
        return directory.resolve("socket");
    }

    /**
     * Makes the directory, for this user alone.
     *
     * @throws IOException also when it is there already and somebody else's
     */
    void prepare() throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!posix) {
            // On Windows it lies in the user's profile, which is nobody else's.
            Files.createDirectories(directory);
            return;
        }
        Files.createDirectories(directory.getParent());
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        PosixFileAttributes found =
                Files.readAttributes(
                        directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!found.isDirectory() || !found.owner().equals(self())) {
            throw new IOException("The directory for the lock is not this user's.");
        }
        if (!found.permissions().equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY);
        }
    }

    /** Who runs this program; a file says so better than a property that anybody can set. */
    private UserPrincipal self() throws IOException {
        Path probe = Files.createTempFile("anteroom", ".user");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private boolean isShortEnough() {
        return socket().toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
    }

    private static String mark(Path settings) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(settings.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform knows SHA-256.", impossible);
        }
    }
}
