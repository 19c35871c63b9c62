package io.tieout.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words that start a JVM of the kind this stack runs: small, and gone when out of memory.
final class JavaCommand {

    private JavaCommand() {}

    static List<String> jar(Path jar, int heapMegabytes) {
        List<String> words = jvm(heapMegabytes);
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", jar.toString()));
        return words;
    }

    /// A main class of this module.
    static List<String> main(Class<?> main, int heapMegabytes, List<String> arguments) {
        List<String> words = jvm(heapMegabytes);
        words.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        words.addAll(List.of("-cp", ClassPath.ofThisModule(), main.getName()));
        words.addAll(arguments);
        return words;
    }

    static List<String> jvm(int heapMegabytes) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-Xmx" + heapMegabytes + "m");
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        words.add("--sun-misc-unsafe-memory-access=allow");
        return words;
    }
}
