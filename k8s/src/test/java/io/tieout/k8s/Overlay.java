package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The overlays, as `kubectl kustomize` renders them. Without `kubectl` or `kustomize` the tests are skipped and say
/// so.
enum Overlay {
    LOCAL,
    PRODUCTION;

    /// The folder of this module; tests run in it.
    static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final Pattern KUSTOMIZE_5 = Pattern.compile("Kustomize Version: v([5-9]|[1-9][0-9])");
    private static final Map<Overlay, List<Manifest>> RENDERED = new EnumMap<>(Overlay.class);

    /// Every object of the overlay.
    List<Manifest> manifests() {
        synchronized (RENDERED) {
            return RENDERED.computeIfAbsent(this, Overlay::render);
        }
    }

    List<Manifest> all(String kind) {
        return manifests().stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
    }

    Manifest one(String kind, String name) {
        return all(kind).stream()
                .filter(manifest -> manifest.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this + " has no " + kind + "/" + name));
    }

    /// The pods that this repository describes itself; those of Kafka and PostgreSQL are their operators'.
    List<Pod> pods() {
        return Stream.of("Deployment", "Job", "StatefulSet", "DaemonSet", "CronJob")
                .map(this::all)
                .flatMap(Collection::stream)
                .map(Pod::of)
                .toList();
    }

    /// The pods of one service, without its migration.
    Pod service(Service service) {
        return Pod.of(one("Deployment", service.module()));
    }

    /// The values of the ConfigMap that a container takes all its variables from.
    Map<String, String> variables(JsonNode container) {
        String name = container.at("/envFrom/0/configMapRef/name").asText();
        return Manifest.texts(one("ConfigMap", name).at("/data"));
    }

    private static List<Manifest> render(Overlay overlay) {
        String path = "overlays/" + overlay.name().toLowerCase(Locale.ROOT);
        return Yaml.documents(kustomize(path).run()).stream().map(Manifest::new).toList();
    }

    /// The kustomize inside old releases of `kubectl`, such as Debian's, does not know what these files use.
    private static Command kustomize(String path) {
        if (Command.isInstalled("kubectl")
                && KUSTOMIZE_5
                        .matcher(new Command(FOLDER, "kubectl", "version", "--client")
                                .tried()
                                .output())
                        .find()) {
            return new Command(FOLDER, "kubectl", "kustomize", path);
        }
        Assumptions.assumeTrue(
                Command.isInstalled("kustomize"),
                "neither kustomize nor a kubectl with kustomize 5 is installed: the manifests are not checked");
        return new Command(FOLDER, "kustomize", "build", path);
    }
}
