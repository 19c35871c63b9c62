package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The runtime's configuration of a container, made of an image and of what a manifest says about user, powers, limits
/// and volumes: the part of a kubelet's work that can be had without one. The network is the machine's.
record ContainerSpec(Pod pod, JsonNode image, Path root, Path secrets) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> CAPABILITIES =
            List.of("ambient", "bounding", "effective", "inheritable", "permitted");
    private static final int CPU_PERIOD_MICROS = 100_000;

    ObjectNode with(Map<String, String> variables) {
        ObjectNode spec = JSON.objectNode().put("ociVersion", "1.0.2");
        spec.putObject("root")
                .put("path", root.toString())
                .put("readonly", security().path("readOnlyRootFilesystem").asBoolean());
        spec.set("process", process(variables));
        spec.set("mounts", mounts());
        spec.set("linux", linux());
        return spec;
    }

    private JsonNode security() {
        return pod.container().path("securityContext");
    }

    private ObjectNode process(Map<String, String> variables) {
        JsonNode context = pod.spec().path("securityContext");
        ObjectNode process = JSON.objectNode()
                .put("terminal", false)
                .put("cwd", image.path("WorkingDir").asText())
                .put(
                        "noNewPrivileges",
                        !security().path("allowPrivilegeEscalation").asBoolean(true));
        process.putObject("user")
                .put("uid", context.path("runAsUser").asInt())
                .put("gid", context.path("runAsGroup").asInt());
        process.set("args", image.path("Entrypoint"));
        ArrayNode environment = process.putArray("env");
        image.path("Env").forEach(environment::add);
        variables.forEach((name, value) -> environment.add(name + "=" + value));
        ObjectNode capabilities = process.putObject("capabilities");
        CAPABILITIES.forEach(capabilities::putArray);
        return process;
    }

    private ArrayNode mounts() {
        ArrayNode mounts = JSON.arrayNode();
        mount(mounts, "/proc", "proc", "proc", "nosuid", "noexec", "nodev");
        mount(mounts, "/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
        mount(mounts, "/sys/fs/cgroup", "cgroup", "cgroup", "nosuid", "noexec", "nodev", "relatime", "ro");
        for (JsonNode wanted : pod.container().path("volumeMounts")) {
            String path = wanted.path("mountPath").asText();
            JsonNode volume = volume(wanted.path("name").asText());
            if (volume.has("emptyDir")) {
                String size = "size=" + bytes(volume.at("/emptyDir/sizeLimit"));
                mount(mounts, path, "tmpfs", "tmpfs", "nosuid", "nodev", "mode=1777", size);
            } else {
                Path source = secrets.resolve(Path.of(path).getFileName());
                mount(mounts, path, "bind", source.toString(), "bind", "ro", "nosuid", "nodev");
            }
        }
        return mounts;
    }

    private JsonNode volume(String name) {
        for (JsonNode volume : pod.spec().path("volumes")) {
            if (volume.path("name").asText().equals(name)) {
                return volume;
            }
        }
        throw new AssertionError(pod + " has no volume " + name);
    }

    private ObjectNode linux() {
        ObjectNode linux = JSON.objectNode();
        for (String namespace : List.of("pid", "ipc", "uts", "mount")) {
            linux.withArray("namespaces").addObject().put("type", namespace);
        }
        JsonNode limits = pod.container().at("/resources/limits");
        ObjectNode resources = linux.putObject("resources");
        resources.putObject("memory").put("limit", bytes(limits.path("memory")));
        resources.putObject("cpu").put("period", CPU_PERIOD_MICROS).put("quota", (long)
                (Quantity.parse(limits.path("cpu").asText())
                                .getNumericalAmount()
                                .doubleValue()
                        * CPU_PERIOD_MICROS));
        List.of("/proc/acpi", "/proc/kcore", "/proc/keys", "/sys/firmware").forEach(linux.putArray("maskedPaths")::add);
        List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger")
                .forEach(linux.putArray("readonlyPaths")::add);
        Seccomp.runtimeDefault().ifPresent(profile -> linux.set("seccomp", profile));
        return linux;
    }

    private static void mount(ArrayNode mounts, String path, String type, String source, String... options) {
        ObjectNode mount =
                mounts.addObject().put("destination", path).put("type", type).put("source", source);
        List.of(options).forEach(mount.putArray("options")::add);
    }

    private static long bytes(JsonNode quantity) {
        return Quantity.getAmountInBytes(Quantity.parse(quantity.asText())).longValueExact();
    }
}
