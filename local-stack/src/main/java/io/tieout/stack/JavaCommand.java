package io.tieout.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The words that start a JVM of the kind this stack runs: small, and gone when out of memory.
final class JavaCommand {

    private static final int SERVICE_HEAP_MEGABYTES = 384;

    /// Half of the heap is for what is new. Batches in flight fit there; in less of it they are moved to the old part
    /// before they end, and collecting that took a third of all processor time.
    private static final String BATCHES_DIE_YOUNG = "-XX:NewRatio=1";

    private JavaCommand() {}

    static List<String> jar(Path jar, int heapMegabytes) {
        return jar(jvm(heapMegabytes), jar);
    }

    /// A service of the suite: with less heap than its pod has, and with the same share of it for what is new.
    static List<String> service(Path jar) {
        List<String> words = jvm(SERVICE_HEAP_MEGABYTES);
        words.add(BATCHES_DIE_YOUNG);
        return jar(words, jar);
    }

    private static List<String> jar(List<String> words, Path jar) {
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
