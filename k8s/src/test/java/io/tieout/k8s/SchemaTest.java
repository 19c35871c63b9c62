package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every object is what its kind's definition allows, to the last field.
class SchemaTest {

    static Stream<Arguments> everyObject() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> overlay.manifests().stream().map(manifest -> Arguments.of(overlay, manifest)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyObject")
    void fitsItsDefinition(Overlay overlay, Manifest manifest) {
        assertThat(Schemas.faults(manifest)).as("%s %s", overlay, manifest).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyObject")
    void livesInTheSuitesNamespace(Overlay overlay, Manifest manifest) {
        if (!manifest.kind().equals("Namespace")) {
            assertThat(manifest.at("/metadata/namespace").asText()).isEqualTo("tieout");
        }
        assertThat(manifest.at("/metadata/labels/app.kubernetes.io~1part-of").asText())
                .as("%s %s", overlay, manifest)
                .isEqualTo("tieout");
    }

    /// A validator that finds nothing in good objects proves nothing until it finds the fault in bad ones.
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            KIND            | PATH                                          | VALUE      | SAID
            Deployment      | /spec/template/spec/containers/0/bogusField   | 1          | bogusField
            Deployment      | /spec/template/spec/containers/0/image        | [1]        | image
            Deployment      | /spec/template/spec/containers/0/env/0/name   | 5          | is read as
            Deployment      | /spec/revisionHistoryLimit                    | "five"     | five
            NetworkPolicy   | /spec/ingres                                  | []         | ingres
            Kafka           | /spec/kafka/listener                          | []         | unknown field
            Kafka           | /spec/kafka/listeners/0/port                  | "9093"     | type
            KafkaTopic      | /spec/partitions                              | "many"     | type
            KafkaTopic      | /spec/partition                               | 3          | unknown field
            KafkaUser       | /spec/authorization/acls/0/operations/0       | "Look"     | none of
            KafkaNodePool   | /spec/storage/typ                             | "jbod"     | unknown field
            KafkaNodePool   | /metadata/label                               | {}         | label
            Cluster         | /spec/instance                                | 3          | unknown field
            Cluster         | /spec/postgresql/parameters/max_connections   | 300        | type
            Database        | /spec/ensure                                  | "maybe"    | none of
            ScheduledBackup | /spec/method                                  | "tape"     | none of
            ScaledObject    | /spec/minReplicas                             | 1          | unknown field
            """)
    void namesTheFault(String kind, String path, String value, String said) {
        Manifest broken = Broken.at(anyOf(kind), path, value);

        assertThat(Schemas.faults(broken))
                .isNotEmpty()
                .anySatisfy(fault -> assertThat(fault).contains(said));
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "Deployment, /spec/selector",
        "Kafka, /spec/kafka",
        "KafkaNodePool, /spec/replicas",
        "Database, /spec/owner",
        "ScaledObject, /spec/scaleTargetRef"
    })
    void missesWhatIsRequired(String kind, String path) {
        Manifest broken = Broken.without(anyOf(kind), path);

        assertThat(Schemas.faults(broken)).isNotEmpty();
    }

    @Test
    void aKindThatNobodyKnowsIsAFault() {
        Manifest unknown = new Manifest(Yaml.document("{apiVersion: example.com/v1, kind: Riddle}"));

        assertThat(Schemas.faults(unknown)).containsExactly("nobody knows example.com/v1 Riddle");
    }

    private static Manifest anyOf(String kind) {
        return Overlay.PRODUCTION.all(kind).getFirst();
    }
}
