package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Whether the schema and the engine are of one mind about the shipped rules, and about all that comes of them by one
/// change.
class RuleSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RuleSchema.text(), InputFormat.JSON);
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/rules"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyListOfWordsIsFilledIn() throws IOException {
        JSON.readTree(RuleSchema.text())
                .findValues("enum")
                .forEach(words -> assertThat(words).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsTheShippedRule(String name) throws IOException {
        assertThat(faults(compose(name))).isEmpty();
    }

    /// A field that nobody knows, wherever a mapping is: both refuse it or, where names are free, none does.
    @ParameterizedTest
    @MethodSource("shipped")
    void knowsTheFieldsThatTheEngineKnows(String name) throws IOException {
        MappingNode file = compose(name);
        List<MappingNode> mappings = mappingsOf(file);
        assertThat(mappings).hasSizeGreaterThan(5);
        for (MappingNode mapping : mappings) {
            mapping.getValue().add(new NodeTuple(scalar("surplus"), scalar("x")));
            agree(file, "unknown field");
            mapping.getValue().removeLast();
        }
    }

    /// A field that is left out.
    @ParameterizedTest
    @MethodSource("shipped")
    void knowsWhatMustBeWritten(String name) throws IOException {
        MappingNode file = compose(name);
        for (MappingNode mapping : mappingsOf(file)) {
            for (NodeTuple tuple : List.copyOf(mapping.getValue())) {
                int at = mapping.getValue().indexOf(tuple);
                mapping.getValue().remove(at);
                agree(file, "is missing in|must be a list of at least one value");
                mapping.getValue().add(at, tuple);
            }
        }
    }

    /// A value that is none.
    @ParameterizedTest
    @MethodSource("shipped")
    void knowsWhatCanBeWritten(String name) throws IOException {
        MappingNode file = compose(name);
        for (MappingNode mapping : mappingsOf(file)) {
            for (NodeTuple tuple : List.copyOf(mapping.getValue())) {
                int at = mapping.getValue().indexOf(tuple);
                mapping.getValue().set(at, new NodeTuple(tuple.getKeyNode(), scalar("~?")));
                agree(file, "the engine knows no|must have fields|must be a list|write a time|the engine cannot run");
                mapping.getValue().set(at, tuple);
            }
        }
    }

    /// What the schema refuses the engine refuses; and what the engine says of the shape of a file, the schema says
    /// too.
    private static void agree(MappingNode file, String ofShape) throws IOException {
        String text = text(file);
        List<Error> schema = faults(file);
        String engine = engine(text);
        if (!schema.isEmpty()) {
            assertThat(engine)
                    .as("the engine takes what the schema refuses: %s%n%s", schema, text)
                    .isNotEmpty();
        }
        if (Pattern.compile(ofShape).matcher(engine).find()) {
            assertThat(schema)
                    .as("the schema takes what the engine refuses: %s%n%s", engine, text)
                    .isNotEmpty();
        }
    }

    private static String engine(String text) {
        try {
            RuleFiles.read("rule.yaml", text);
            return "";
        } catch (InvalidRuleException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static List<Error> faults(Node file) throws IOException {
        return SCHEMA.validate(JSON.writeValueAsString(value(file)), InputFormat.JSON);
    }

    private static MappingNode compose(String name) throws IOException {
        return (MappingNode)
                new Yaml().compose(new StringReader(Files.readString(Path.of("src/main/resources/rules", name))));
    }

    private static String text(Node file) {
        StringWriter text = new StringWriter();
        new Yaml().serialize(file, text);
        return text.toString();
    }

    /// All mappings but those within cases, whose short forms are read by their own rules.
    private static List<MappingNode> mappingsOf(Node node) {
        List<MappingNode> mappings = new ArrayList<>();
        switch (node) {
            case MappingNode mapping -> {
                mappings.add(mapping);
                for (NodeTuple tuple : mapping.getValue()) {
                    if (!((ScalarNode) tuple.getKeyNode()).getValue().equals("cases")) {
                        mappings.addAll(mappingsOf(tuple.getValueNode()));
                    }
                }
            }
            case SequenceNode sequence -> sequence.getValue().forEach(each -> mappings.addAll(mappingsOf(each)));
            default -> {
                // A scalar has no fields.
            }
        }
        return mappings;
    }

    /// As an editor reads it: in YAML 1.2 a time is a text.
    private static Object value(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                for (NodeTuple tuple : mapping.getValue()) {
                    fields.put(((ScalarNode) tuple.getKeyNode()).getValue(), value(tuple.getValueNode()));
                }
                yield fields;
            }
            case SequenceNode sequence ->
                sequence.getValue().stream().map(RuleSchemaTest::value).toList();
            case ScalarNode scalar -> {
                boolean isPlain = scalar.getScalarStyle() == DumperOptions.ScalarStyle.PLAIN;
                String text = scalar.getValue();
                if (isPlain && NUMBER.matcher(text).matches()) {
                    yield new BigDecimal(text);
                }
                yield isPlain && (text.equals("true") || text.equals("false")) ? Boolean.valueOf(text) : text;
            }
            default -> throw new IllegalArgumentException(String.valueOf(node));
        };
    }

    private static ScalarNode scalar(String value) {
        return new ScalarNode(Tag.STR, value, null, null, DumperOptions.ScalarStyle.PLAIN);
    }
}
