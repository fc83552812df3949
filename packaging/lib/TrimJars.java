import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes out of the jars of a package what the program does not use on this system, by the rules of a
 * file, and stores them uncompressed: the package is compressed as a whole, and better so. Licences
 * stay. A jar that lost a part loses its signature too, since it is no longer what was signed.
 *
 * <p>Classes in the format of Java 5 and before get that of Java 8: the start-up cache takes none
 * that are older than Java 6, and loading them from their jar takes a tenth of a second.
 *
 * <p>Arguments: the file of rules, the folder of the jars, the program's own jar in it.
 */
final class TrimJars {
    private static final long TIME = 1_764_028_800_000L;
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/\\d+/(.+)");
    private static final Pattern DESCRIPTOR = Pattern.compile("L([\\w/$]+);");
    private static final Pattern LICENCE =
            Pattern.compile("(?i)(.*/)?(licen[cs]e|notice|copyright|third.?party)[^/]*");

    private static final int OLDEST_FOR_CACHE = 50;

    private record Rule(String jar, String verb, PathMatcher entries) {}

    private final List<Rule> rules;
    private final Map<Path, Map<String, byte[]>> jars = new TreeMap<>();

    private TrimJars(List<Rule> rules) {
        this.rules = rules;
    }

    public static void main(String[] arguments) throws IOException {
        TrimJars trim = new TrimJars(rules(Path.of(arguments[0]), system()));
        trim.read(Path.of(arguments[1]));
        trim.run(Path.of(arguments[1]).resolve(arguments[2]));
    }

    /** Such as linux-x86-64, macos-aarch64, windows-x86-64. */
    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = os.contains("mac") ? "macos" : os.contains("windows") ? "windows" : "linux";
        return name + "-" + System.getProperty("os.arch").replace("amd64", "x86-64").replace('_', '-');
    }

    private static List<Rule> rules(Path file, String system) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.strip().split("\\s+");
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (words.length != 4 || !Set.of("drop", "keep", "reachable").contains(words[2])) {
                throw new IOException("Not a rule: " + line);
            }
            boolean negated = words[0].startsWith("!");
            String where = negated ? words[0].substring(1) : words[0];
            if (where.equals("any") || system.startsWith(where) != negated) {
                rules.add(
                        new Rule(
                                words[1],
                                words[2],
                                FileSystems.getDefault().getPathMatcher("glob:" + words[3])));
            }
        }
        return rules;
    }

    private void read(Path folder) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path file : found) {
            Map<String, byte[]> entries = new TreeMap<>();
            try (ZipFile jar = new ZipFile(file.toFile())) {
                for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                    if (!entry.isDirectory()) {
                        entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                    }
                }
            }
            jars.put(file, entries);
        }
    }

    private void run(Path program) throws IOException {
        Set<String> reached = reached(program);
        for (Map.Entry<Path, Map<String, byte[]>> jar : jars.entrySet()) {
            String name = jar.getKey().getFileName().toString();
            Map<String, byte[]> entries = jar.getValue();
            int before = entries.size();
            entries.keySet().removeIf(Predicate.not(entry -> stays(name, entry, reached)));
            boolean empty = entries.keySet().stream().noneMatch(entry -> !entry.startsWith("META-INF/"));
            int raised = raiseOldClasses(entries);
            if (raised > 0) {
                takeSignatureOff(entries);
                System.out.printf("  %s: %d classes get a newer format%n", name, raised);
            }
            if (before != entries.size()) {
                takeSignatureOff(entries);
                System.out.printf("  %s: %d of %d files stay%n", name, empty ? 0 : entries.size(), before);
            }
            if (empty && before != entries.size()) {
                Files.delete(jar.getKey());
            } else {
                write(jar.getKey(), entries);
            }
        }
    }

    private int raiseOldClasses(Map<String, byte[]> entries) {
        int raised = 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            byte[] bytes = entry.getValue();
            // The format's number is in the seventh and eighth byte.
            if (entry.getKey().endsWith(".class")
                    && ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < OLDEST_FOR_CACHE) {
                entry.setValue(raised(bytes));
                raised++;
            }
        }
        return raised;
    }

    /** The same class with what newer ones have to say about their stack. */
    private byte[] raised(byte[] bytes) {
        ClassFile format =
                ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(this::find)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        ClassTransform version =
                (builder, element) -> {
                    if (element instanceof ClassFileVersion) {
                        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                    } else {
                        builder.with(element);
                    }
                };
        return format.transformClass(
                format.parse(bytes),
                ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL).andThen(version));
    }

    /** A class of any of the jars; null for one of Java. */
    private InputStream find(ClassDesc type) {
        String descriptor = type.descriptorString();
        String entry = descriptor.substring(1, descriptor.length() - 1) + ".class";
        return jars.values().stream()
                .map(entries -> entries.get(entry))
                .filter(Objects::nonNull)
                .findFirst()
                .map(ByteArrayInputStream::new)
                .orElse(null);
    }

    /** The last rule that speaks of an entry decides. */
    private boolean stays(String jar, String entry, Set<String> reached) {
        if (LICENCE.matcher(entry).matches()) {
            return true;
        }
        boolean stays = true;
        Path path = Path.of(plain(entry));
        for (Rule rule : rules) {
            if (jar.startsWith(rule.jar()) && rule.entries().matches(path)) {
                stays =
                        rule.verb().equals("keep")
                                || rule.verb().equals("reachable") && reached.contains(plain(entry));
            }
        }
        return stays;
    }

    /** All classes that the program's classes name, and those that these name, and so on. */
    private Set<String> reached(Path program) {
        Map<String, List<byte[]>> known = new TreeMap<>();
        jars.forEach(
                (jar, entries) ->
                        entries.forEach(
                                (entry, bytes) -> {
                                    if (entry.endsWith(".class")) {
                                        known.computeIfAbsent(plain(entry), _ -> new ArrayList<>()).add(bytes);
                                    }
                                }));
        Set<String> reached = new HashSet<>();
        ArrayDeque<String> next = new ArrayDeque<>();
        for (String entry : jars.get(program).keySet()) {
            if (entry.endsWith(".class") && reached.add(plain(entry))) {
                next.add(plain(entry));
            }
        }
        while (!next.isEmpty()) {
            for (byte[] bytes : known.getOrDefault(next.remove(), List.of())) {
                for (String named : named(bytes)) {
                    if (known.containsKey(named) && reached.add(named)) {
                        next.add(named);
                    }
                }
            }
        }
        return reached;
    }

    private static Set<String> named(byte[] bytes) {
        Set<String> named = new HashSet<>();
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            switch (entry) {
                case ClassEntry type -> named.add(type.asInternalName() + ".class");
                case Utf8Entry text -> {
                    // Descriptors and signatures, and names that are looked up while it runs.
                    Matcher types = DESCRIPTOR.matcher(text.stringValue());
                    while (types.find()) {
                        named.add(types.group(1) + ".class");
                    }
                    named.add(text.stringValue().replace('.', '/') + ".class");
                }
                default -> {}
            }
        }
        return named;
    }

    private static String plain(String entry) {
        Matcher versioned = VERSIONED.matcher(entry);
        return versioned.matches() ? versioned.group(1) : entry;
    }

    private static void takeSignatureOff(Map<String, byte[]> entries) throws IOException {
        entries.keySet().removeIf(entry -> entry.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)"));
        byte[] manifest = entries.get("META-INF/MANIFEST.MF");
        if (manifest != null) {
            Manifest read = new Manifest(new ByteArrayInputStream(manifest));
            read.getEntries().clear();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            read.write(written);
            entries.put("META-INF/MANIFEST.MF", written.toByteArray());
        }
    }

    private static void write(Path file, Map<String, byte[]> entries) {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
            jar.setMethod(ZipOutputStream.STORED);
            // A manifest is only seen where it comes first.
            Stream.concat(
                            Stream.of("META-INF/MANIFEST.MF").filter(entries::containsKey),
                            entries.keySet().stream().filter(entry -> !entry.equals("META-INF/MANIFEST.MF")))
                    .forEach(entry -> store(jar, entry, entries.get(entry)));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static void store(ZipOutputStream jar, String name, byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(sum.getValue());
        entry.setTime(TIME);
        try {
            jar.putNextEntry(entry);
            jar.write(bytes);
            jar.closeEntry();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
