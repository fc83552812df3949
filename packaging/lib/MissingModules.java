import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds modules of Java that the jars of a package name and its runtime would not have: a class of
 * theirs is only missed when it is used, far from where anybody looks. jdeps does not see into jars
 * that are modules themselves.
 *
 * <p>Arguments: the list of the runtime's modules, the folder of the jars. Ends with 1 if one is
 * missing.
 */
final class MissingModules {
    private static final ModuleFinder JAVA = ModuleFinder.ofSystem();

    private MissingModules() {}

    public static void main(String[] arguments) throws IOException {
        Set<String> runtime = withRequired(listed(Path.of(arguments[0])));
        Map<String, String> missing = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[1]))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                named(jar).forEach(
                                (module, by) -> {
                                    if (!runtime.contains(module)) {
                                        missing.put(module, jar.getFileName() + ", " + by);
                                    }
                                });
            }
        }
        missing.forEach((module, by) -> System.out.printf("%s is missing: %s%n", module, by));
        System.exit(missing.isEmpty() ? 0 : 1);
    }

    private static List<String> listed(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Set<String> withRequired(List<String> modules) {
        Set<String> all = new HashSet<>(Set.of("java.base"));
        ArrayDeque<String> next = new ArrayDeque<>(modules);
        while (!next.isEmpty()) {
            String module = next.remove();
            if (all.add(module)) {
                JAVA.find(module).stream()
                        .flatMap(found -> found.descriptor().requires().stream())
                        .filter(each -> !each.modifiers().contains(Requires.Modifier.STATIC))
                        .forEach(each -> next.add(each.name()));
            }
        }
        return all;
    }

    /** The modules of Java that a jar's classes name, each with one that does. */
    private static Map<String, String> named(Path file) throws IOException {
        Map<String, String> modules = new HashMap<>();
        JAVA.findAll()
                .forEach(
                        each ->
                                each.descriptor()
                                        .packages()
                                        .forEach(name -> modules.put(name, each.descriptor().name())));
        Map<String, String> named = new TreeMap<>();
        try (ZipFile jar = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(ZipEntry.class::cast)::iterator) {
                if (!entry.getName().endsWith(".class") || entry.getName().endsWith("module-info.class")) {
                    continue;
                }
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                for (PoolEntry each : ClassFile.of().parse(bytes).constantPool()) {
                    if (each instanceof ClassEntry type) {
                        String module = modules.get(packageOf(type.asInternalName()));
                        if (module != null) {
                            named.put(module, entry.getName());
                        }
                    }
                }
            }
        }
        return named;
    }

    private static String packageOf(String type) {
        String plain = type.startsWith("[") ? type.substring(type.lastIndexOf('[') + 1) : type;
        String name = plain.startsWith("L") && plain.endsWith(";") ? plain.substring(1) : plain;
        return name.contains("/") ? name.substring(0, name.lastIndexOf('/')).replace('/', '.') : "";
    }
}
