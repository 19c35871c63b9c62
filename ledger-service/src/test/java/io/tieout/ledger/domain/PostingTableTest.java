package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.ledger.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/// Every row of the posting table, as `posting-table.yaml` tells it: an event in, lines to the cent out.
class PostingTableTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PostingPolicy POLICY = PolicyFile.ofResource("policies/retail-default.yaml")
            .withEntityOptions(Map.of(
                    "BILLED", Map.of("revenue", "invoice"),
                    "ACCRUED", Map.of("promotions", "accrue", "breakage", "ignore")));

    @TestFactory
    Stream<DynamicTest> books() throws IOException {
        try (InputStream table = Objects.requireNonNull(
                PostingTableTest.class.getClassLoader().getResourceAsStream("posting-table.yaml"))) {
            JsonNode rows = JSON.valueToTree(new Yaml().load(table));
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> dynamicTest("row " + row.path("row").asText(), () -> check(row)));
        }
    }

    private static void check(JsonNode row) throws IOException {
        BusinessEvent event = event(row);
        Posted posted = Posting.post(POLICY, event);
        List<JournalEntry> entries = new ArrayList<>();
        if (posted.entry() != null) {
            entries.add(posted.entry());
        }
        Posting.value(POLICY, event, values(row, posted)).ifPresent(entries::add);

        JsonNode expected = row.path("books");
        assertThat(lines(entries, expected, row.path("net").asBoolean()))
                .containsExactlyElementsOf(StreamSupport.stream(expected.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        assertThat(posted.suspenseCode()).isEqualTo(row.path("suspense").textValue());
        assertThat(posted.entry() == null ? null : posted.entry().takesBack()).isEqualTo(taken(row, event));
        assertThat(posted.verdict())
                .isEqualTo(
                        row.has("suspense")
                                ? Posted.Verdict.SUSPENDED
                                : entries.isEmpty() && posted.pending().isEmpty()
                                        ? Posted.Verdict.EVIDENCE
                                        : Posted.Verdict.BOOKED);
    }

    private static @org.jspecify.annotations.Nullable UUID taken(JsonNode row, BusinessEvent event) {
        String transition = row.path("takesBack").textValue();
        if (transition == null) {
            return null;
        }
        FactKey own = FactKey.of(event);
        return new FactKey(own.tenant(), own.source(), own.factType(), own.subject(), transition).eventId();
    }

    private static Map<Integer, BookValue> values(JsonNode row, Posted posted) {
        Map<Integer, BookValue> values = new HashMap<>();
        for (Pending pending : posted.pending()) {
            JsonNode factor = row.path("values").path(pending.key().name());
            if (factor.isTextual()) {
                values.put(
                        pending.ordinal(),
                        new BookValue(
                                pending.key(),
                                Instant.EPOCH,
                                new BigDecimal(factor.asText()),
                                Money.currencyOf("USD")));
            }
        }
        return values;
    }

    /// Lines as the table writes them; sub-keys and entities only where the table does.
    private static List<String> lines(List<JournalEntry> entries, JsonNode expected, boolean isNet) {
        boolean hasEntities = expected.path(0).asText("").matches("[A-Z]+ .*");
        Map<String, Money> net = new TreeMap<>();
        List<String> written = new ArrayList<>();
        for (JournalEntry entry : entries) {
            for (Line line : entry.lines()) {
                String account = (hasEntities ? line.entity() + " " : "") + line.account();
                String plain = account
                        + (line.side() == EntrySide.DEBIT ? " Dr " : " Cr ")
                        + line.amount().decimal();
                String keyed = plain + " " + line.subKey();
                written.add(
                        StreamSupport.stream(expected.spliterator(), false)
                                        .anyMatch(each -> each.asText().equals(keyed))
                                ? keyed
                                : plain);
                net.merge(account, new Money(line.signedMinor(), line.amount().currency()), Money::plus);
            }
        }
        return isNet
                ? net.entrySet().stream()
                        .filter(sum -> !sum.getValue().isZero())
                        .map(sum -> sum.getKey()
                                + (sum.getValue().isNegative() ? " Cr " : " Dr ")
                                + sum.getValue().magnitude().decimal())
                        .toList()
                : written.stream().sorted().toList();
    }

    private static BusinessEvent event(JsonNode row) throws IOException {
        ObjectNode data = row.path("data").deepCopy();
        ArrayNode references = data.putArray("references");
        row.path("references").forEach(reference -> {
            String[] parts = reference.asText().split("/", 2);
            references.addObject().put("type", parts[0]).put("issuer", "src").put("value", parts[1]);
        });
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "d-1");
        headers.put("ce_source", "/tenants/acme/sources/src");
        headers.put("ce_type", row.path("type").asText());
        headers.put("ce_subject", "S-1");
        headers.put("ce_time", "2026-03-03T10:00:00Z");
        headers.put(
                "ce_dataschema", "https://tieout.io/schemas/" + row.path("type").asText() + ".json");
        headers.put("content-type", "application/json");
        headers.put("ce_entity", row.path("entity").asText("US"));
        headers.put("ce_sourcerole", row.path("role").asText());
        headers.put("ce_receivedat", "2026-03-03T10:00:02Z");
        headers.put("ce_businessdate", "2026-03-03");
        headers.put("ce_receiptid", "r-1");
        headers.put("ce_receiptsha256", "ab".repeat(32));
        headers.put("ce_mapping", "cloudevents/1");
        if (row.has("registered")) {
            headers.put("ce_registeredroles", row.path("registered").asText());
        }
        Decoded decoded = new EventRecord(headers, JSON.writeValueAsBytes(data)).decode();
        assertThat(decoded).isInstanceOf(Decoded.Event.class);
        return ((Decoded.Event) decoded).event();
    }
}
