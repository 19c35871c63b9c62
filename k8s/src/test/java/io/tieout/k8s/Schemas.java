package io.tieout.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.kubernetes.client.util.ModelMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of each kind of object: Kubernetes' own from its two Java clients, which each miss what the other
/// finds, Strimzi's from the definitions that its classes generate, and the others' from the shapes kept here, which
/// name just the fields in use.
final class Schemas {

    private static final String MODELS = "io.kubernetes.client.openapi.models";
    private static final KubernetesSerialization FABRIC8 = new KubernetesSerialization();
    private static final Map<String, Schema> GENERATED = StrimziSchemas.generate();

    private Schemas() {}

    /// Everything wrong with the object, empty when nothing is.
    static List<String> faults(Manifest manifest) {
        if (manifest.group().equals("kafka.strimzi.io")) {
            return custom(manifest, Objects.requireNonNull(GENERATED.get(manifest.kind()), manifest::kind));
        }
        @Nullable Schema shape = shape(manifest);
        return shape == null ? builtIn(manifest) : custom(manifest, shape);
    }

    private static List<String> custom(Manifest manifest, Schema schema) {
        List<String> faults = new ArrayList<>(schema.faults(manifest.json()));
        faults.addAll(strict("V1ObjectMeta", manifest.at("/metadata")));
        return faults;
    }

    private static List<String> builtIn(Manifest manifest) {
        String version = manifest.apiVersion().substring(manifest.apiVersion().indexOf('/') + 1);
        @Nullable Class<?> model = ModelMapper.getApiTypeClass(manifest.group(), version, manifest.kind());
        if (model == null || !model.getPackageName().equals(MODELS)) {
            return List.of("nobody knows " + manifest.apiVersion() + " " + manifest.kind());
        }
        List<String> faults = new ArrayList<>(strict(model.getSimpleName(), manifest.json()));
        try {
            Object typed = FABRIC8.unmarshal(manifest.json().toString());
            compare(manifest.json(), Yaml.document(FABRIC8.asJson(typed)), "", faults);
        } catch (RuntimeException wrongType) {
            faults.add(
                    Objects.requireNonNullElse(wrongType.getCause(), wrongType).toString());
        }
        return faults;
    }

    /// Reading is lenient, e.g. takes a number for a text; what is written again has the type that was meant.
    private static void compare(JsonNode given, JsonNode meant, String path, List<String> faults) {
        if (given.isObject()) {
            given.properties()
                    .forEach(field ->
                            compare(field.getValue(), meant.path(field.getKey()), path + "/" + field.getKey(), faults));
        } else if (given.isArray()) {
            for (int index = 0; index < given.size(); index++) {
                compare(given.path(index), meant.path(index), path + "/" + index, faults);
            }
        } else if (!given.equals(meant)) {
            faults.add(path + ": " + given + " is read as " + meant);
        }
    }

    /// Unknown and missing fields by the generated models of `client-java`.
    private static List<String> strict(String model, JsonNode json) {
        try {
            Class.forName(MODELS + "." + model)
                    .getMethod("validateJsonElement", com.google.gson.JsonElement.class)
                    .invoke(null, com.google.gson.JsonParser.parseString(json.toString()));
            return List.of();
        } catch (InvocationTargetException refused) {
            return List.of(
                    String.valueOf(Objects.requireNonNull(refused.getCause()).getMessage()));
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(changed);
        }
    }

    private static @Nullable Schema shape(Manifest manifest) {
        String name = "/shapes/" + manifest.group() + "." + manifest.kind() + ".yaml";
        try (@Nullable InputStream shape = Schemas.class.getResourceAsStream(name)) {
            return shape == null ? null : new Schema(Yaml.document(new String(shape.readAllBytes(), UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
