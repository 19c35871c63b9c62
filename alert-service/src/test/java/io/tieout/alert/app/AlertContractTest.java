package io.tieout.alert.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.AlertState;
import io.tieout.alert.domain.ChangeKind;
import io.tieout.alert.domain.Measure;
import io.tieout.alert.domain.Resolution;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Coded;
import io.tieout.event.alert.AlertMeasure;
import io.tieout.event.alert.AlertResolution;
import io.tieout.event.alert.AlertStatus;
import io.tieout.event.alert.AlertVersion;
import io.tieout.event.codec.AlertJson;
import io.tieout.event.codec.Json;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What this service writes about alerts is what the contract tells others to expect.
class AlertContractTest {

    private static final Map<String, String> ADDRESSES = Map.of(
            "tieout.links.recon", "https://recon.example.com",
            "tieout.links.trace", "https://traces.example.com/{traceId}");

    private final AlertDocuments linked = documents(ADDRESSES);
    private final AlertDocuments unlinked = documents(Map.of());

    @Test
    void goldenSampleIsWhatThisServiceWrites() throws IOException {
        JsonNode sample;
        try (InputStream json = resource("/samples/tieout.alert.changed.v1.json")) {
            sample = Json.read(json.readAllBytes());
        }

        assertThat(Json.read(written(linked, GoldenAlert.acknowledged()))).isEqualTo(sample.get("data"));
    }

    /// The contract's reader refuses a field that the contract does not know, its schema the lack of one.
    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionFollowsTheContract(AlertChange change) throws IOException {
        for (AlertDocuments documents : List.of(linked, unlinked)) {
            byte[] written = written(documents, change);
            AlertVersion read = AlertJson.read(written);

            assertThat(schemaErrors(written)).isEmpty();
            assertThat(Json.read(AlertJson.write(read))).isEqualTo(Json.read(written));
        }
    }

    @Test
    void contractKnowsEveryCode() {
        assertThat(codes(io.tieout.event.alert.AlertChange.class)).isEqualTo(codes(ChangeKind.class));
        assertThat(codes(AlertStatus.class)).isEqualTo(codes(AlertState.class));
        assertThat(codes(AlertMeasure.class)).isEqualTo(codes(Measure.class));
        assertThat(codes(AlertResolution.class)).isEqualTo(codes(Resolution.class));
    }

    static Stream<AlertChange> versions() {
        Threshold age = new Threshold.Age(7);
        Threshold count = new Threshold.Count(10);
        Stream<AlertChange> ends = Stream.concat(
                Arrays.stream(ChangeKind.values())
                        .map(kind -> GoldenAlert.resolved(kind, age, Resolution.RULE_WITHDRAWN)),
                Arrays.stream(Resolution.values()).map(why -> GoldenAlert.resolved(ChangeKind.RESOLVED, count, why)));
        Stream<AlertChange> breaks = Stream.concat(
                Arrays.stream(BreakClass.values())
                        .map(each -> GoldenAlert.about(each, HandoffStep.GOOD, each.severity())),
                Arrays.stream(HandoffStep.values())
                        .map(step -> GoldenAlert.about(BreakClass.MISSING, step, Severity.P3)));
        return Stream.concat(Stream.of(GoldenAlert.acknowledged()), Stream.concat(ends, breaks));
    }

    private static byte[] written(AlertDocuments documents, AlertChange change) {
        return documents.write(documents.of(change)).getBytes(UTF_8);
    }

    /// Without a clock: only answers of the present ask for the time.
    @SuppressWarnings("NullAway")
    private static AlertDocuments documents(Map<String, String> addresses) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(AlertSettings.class)
                .withMapping(LinkSettings.class)
                .withDefaultValues(addresses)
                .build();
        return new AlertDocuments(
                new Links(config.getConfigMapping(LinkSettings.class)),
                config.getConfigMapping(AlertSettings.class),
                null);
    }

    private static List<Error> schemaErrors(byte[] written) throws IOException {
        try (InputStream schema = resource("/schemas/tieout.alert.changed.v1.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(
                            new String(written, UTF_8),
                            InputFormat.JSON,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }

    private static <E extends Enum<E> & Coded> Set<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(toUnmodifiableSet());
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(AlertJson.class.getResourceAsStream(path), path);
    }
}
