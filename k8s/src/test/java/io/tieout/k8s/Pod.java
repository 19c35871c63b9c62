package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pods that a workload makes.
record Pod(String owner, Map<String, String> labels, JsonNode spec) {

    static Pod of(Manifest workload) {
        JsonNode template =
                workload.at(workload.kind().equals("CronJob") ? "/spec/jobTemplate/spec/template" : "/spec/template");
        return new Pod(workload.id(), Manifest.texts(template.at("/metadata/labels")), template.path("spec"));
    }

    /// All of them: also those that run before.
    List<JsonNode> containers() {
        List<JsonNode> containers = new ArrayList<>();
        spec.path("initContainers").forEach(containers::add);
        spec.path("containers").forEach(containers::add);
        return containers;
    }

    /// Of pods that have just one.
    JsonNode container() {
        return spec.path("containers").path(0);
    }

    boolean isService() {
        return "service".equals(labels.get("app.kubernetes.io/component"));
    }

    boolean runsToItsEnd() {
        return owner.startsWith("Job/") || owner.startsWith("CronJob/");
    }

    /// Whether a `matchLabels` selector picks this pod; an empty one picks all.
    boolean isSelectedBy(JsonNode selector) {
        return Manifest.texts(selector.path("matchLabels")).entrySet().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    @Override
    public String toString() {
        return owner;
    }
}
