package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The profile `RuntimeDefault` as the container tools of this machine define it, for a process without capabilities.
final class Seccomp {

    private static final Path PROFILE = Path.of("/usr/share/containers/seccomp.json");
    private static final String ARCHITECTURE = "amd64";

    private Seccomp() {}

    /// Empty where the tools bring none.
    static Optional<ObjectNode> runtimeDefault() {
        if (!Files.exists(PROFILE)) {
            return Optional.empty();
        }
        JsonNode source = Yaml.file(PROFILE);
        ObjectNode profile = JsonNodeFactory.instance.objectNode();
        profile.set("defaultAction", source.path("defaultAction"));
        profile.set("defaultErrnoRet", source.path("defaultErrnoRet"));
        profile.putArray("architectures").add("SCMP_ARCH_X86_64");
        for (JsonNode rule : source.path("syscalls")) {
            if (applies(rule)) {
                ObjectNode kept = profile.withArray("syscalls").addObject();
                for (String field : List.of("names", "action", "args", "errnoRet")) {
                    if (rule.hasNonNull(field)) {
                        kept.set(field, rule.path(field));
                    }
                }
            }
        }
        return Optional.of(profile);
    }

    private static boolean applies(JsonNode rule) {
        JsonNode only = rule.at("/includes/arches");
        boolean isOurs = only.isEmpty() || only.toString().contains(ARCHITECTURE);
        return isOurs
                && rule.at("/includes/caps").isEmpty()
                && !rule.at("/excludes/arches").toString().contains(ARCHITECTURE);
    }
}
