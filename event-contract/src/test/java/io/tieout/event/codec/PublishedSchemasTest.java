package io.tieout.event.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The published schemas, the catalogue and the pages are made from the records and kept as files, so that a change of
/// the contract shows in a review. `-Dtieout.write` writes them anew.
class PublishedSchemasTest {

    private static final Path DIRECTORY = Path.of("src/main/resources/schemas");
    private static final Path REFERENCE = Path.of("../docs/reference");

    @ParameterizedTest
    @EnumSource
    void schemaIsWhatTheRecordSays(EventType type) throws IOException {
        assertPublished(DIRECTORY.resolve(type.code() + ".json"), json(Schemas.of(type)));
    }

    @ParameterizedTest
    @EnumSource
    void schemaOfAStateIsWhatTheRecordSays(StateType type) throws IOException {
        assertPublished(DIRECTORY.resolve(type.code() + ".json"), json(StateSchema.of(type)));
    }

    @ParameterizedTest
    @EnumSource
    void schemaOfAPlainTopicIsWhatItsRecordsAre(PlainTopic topic) throws IOException {
        assertPublished(DIRECTORY.resolve(topic.code() + ".json"), json(topic.schema()));
    }

    @Test
    void pageOfPlainTopicsIsWhatTheSchemasSay() throws IOException {
        assertPublished(REFERENCE.resolve("receipts-and-dead-letters.md"), PlainPage.text());
    }

    @Test
    void catalogueOfTopicsIsWhatTheRecordsSay() throws IOException {
        assertPublished(REFERENCE.resolve("asyncapi.json"), json(AsyncApi.of(GoldenSampleTest::sample)));
    }

    @Test
    void pageOfEventsIsWhatTheRecordsSay() throws IOException {
        assertPublished(REFERENCE.resolve("events.md"), EventPage.text());
    }

    @Test
    void pageOfBreaksAndAlertsIsWhatTheRecordsSay() throws IOException {
        assertPublished(REFERENCE.resolve("breaks-and-alerts.md"), StatePage.text());
    }

    private static String json(JsonNode node) throws IOException {
        return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(node) + "\n";
    }

    private static void assertPublished(Path file, String made) throws IOException {
        if (System.getProperty("tieout.write") != null) {
            Files.writeString(file, made, UTF_8);
        }
        assertThat(file).content(UTF_8).isEqualTo(made);
    }

    @Test
    void noSchemaIsLeftBehind() throws IOException {
        List<String> wanted = Stream.<Coded[]>of(EventType.values(), StateType.values(), PlainTopic.values())
                .flatMap(Arrays::stream)
                .map(type -> type.code() + ".json")
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(wanted);
        }
    }

    /// What is published is read by people who know nothing of this code.
    @ParameterizedTest
    @EnumSource
    void everyTypeSaysWhatItMeans(EventType type) {
        assertThat(Layout.of(type.record().asSubclass(Record.class)).meaning())
                .endsWith(".")
                .contains("The subject is");
    }
}
