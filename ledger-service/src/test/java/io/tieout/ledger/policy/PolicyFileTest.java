package io.tieout.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.BookingRoles.Preference;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.PostingPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static final String GOOD = """
            policy: small
            version: 3
            accounts:
              1200: {name: Processor clearing, subKey: source}
              2400: {name: Order clearing}
              2990: {name: Suspense}
            facts:
              payment.captured:
                bookedBy: processor
                rows:
                  - row: 1b
                    when: {tender: card}
                    debit: {1200: amount}
                    credit: {2400: amount}
                suspense:
                  - row: suspense
                    debit: {2990: amount}
                    credit: {2400: amount}
            """;

    @Test
    void readsWhatIsCompleteAndBalanced() {
        PostingPolicy policy = PolicyFile.ofText("small.yaml", GOOD);

        assertThat(policy.id()).isEqualTo("small/3");
        assertThat(policy.accounts()).containsOnlyKeys("1200", "2400", "2990");
        assertThat(policy.facts()).containsOnlyKeys(BookableFact.PAYMENT_CAPTURED);
    }

    @Test
    void shipsADefaultThatBooksEveryBookableFact() {
        PostingPolicy policy = PolicyFile.ofResource("policies/retail-default.yaml");

        assertThat(policy.id()).isEqualTo("retail-default/3");
        assertThat(policy.facts()).containsOnlyKeys(BookableFact.values());
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            debit: {1200: amount}          | debit: {1201: amount}           | 13 | unknown account 1201
            debit: {1200: amount}          | debit: {1200: amount, 2400: amount} | 11 | row 1b is unbalanced
            debit: {1200: amount}          | debit: {1200: gross}            | 13 | unknown amount gross
            debit: {1200: amount}          | debt: {1200: amount}            | 13 | unknown field debt
            when: {tender: card}           | when: {tender: crad}            | 12 | unknown tender crad
            when: {tender: card}           | when: {status: card}            | 12 | unknown field status
            when: {tender: card}           | when: {tender: [card, card]}    | 12 | card stands here twice
            when: {tender: card}           | takesBack: issued               | 12 | has no transition issued
            when: {tender: card}           | roles: pos                      | 12 | roles of a row must be among bookedBy
            bookedBy: processor            | bookedBy: procesor              |  9 | unknown role procesor
            bookedBy: processor            | bookedBy: [processor, pos       |    | is not YAML
            payment.captured:              | erp-entry.posted:               |  9 | erp-entry.posted is never booked
            version: 3                     | version: three                  |  2 | version is a whole number
            policy: small                  | name: small                     |  1 | unknown field name
            policy: small                  | policy: small shop              |  1 | a policy's name is
            version: 3                     | version: 0                      |  2 | version is a whole number above zero
            version: 3                     | version: 3\\neffectiveFrom: soon |  3 | effectiveFrom is a business date
            policy: small                  | policy: "\u0007"               |  1 | is not YAML
            2990: {name: Suspense}         | 2400: {name: Suspense}          |  6 | 2400 stands here twice
            subKey: source                 | subKey: colour                  |  4 | unknown sub-key colour
            - row: suspense                | - row: suspense\\n        when: {tender: cash} | 9 | has no row and no suspense row
            debit: {2990: amount}          | books: nothing                  | 17 | write books: nothing and no lines
            """)
    void refusesTheRestWithTheLine(
            String good, String bad, @org.jspecify.annotations.Nullable Integer line, String why) {
        String yaml = GOOD.replace(good, bad.replace("\\n", "\n"));
        assertThat(yaml).isNotEqualTo(GOOD);

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofText("small.yaml", yaml))
                .withMessageContaining(why)
                .satisfies(refused -> assertThat(refused.getMessage())
                        .startsWith("small.yaml line " + (line == null ? "" : line + ":")));
    }

    private static final String DELIVERIES = GOOD.replace("payment.captured", "fulfilment.confirmed")
            .replace("bookedBy: processor", """
                    bookedBy:
                          - {firstOf: [wms, storefront], when: {kind: [shipment, digital]}}
                          - {firstOf: [pos, storefront], when: {kind: pickup}}
                          - marketplace""")
            .replaceAll("(?s)    rows:.*", """
                        rows: [{row: 2b, when: {kind: [shipment, pickup]}, debit: {2400: amount}},
                               {row: 2b, roles: [wms, marketplace], when: {kind: digital}, debit: {2400: amount}},
                               {row: 2b, roles: storefront, when: {kind: digital}, debit: {2400: amount}}]
                        lines: {rows: [{row: 2b, credit: {1200: total}}]}
                    """);

    /// Rows are needed for those who can book an event, and for nobody else.
    @Test
    void readsWhomToBelieveFirst() {
        FactPolicy fact = Objects.requireNonNull(
                PolicyFile.ofText("small.yaml", DELIVERIES).facts().get(BookableFact.FULFILMENT_CONFIRMED));

        assertThat(fact.bookedBy().preferences())
                .containsExactly(
                        new Preference(
                                List.of(SourceRole.WMS, SourceRole.STOREFRONT),
                                Map.of("kind", Set.of("shipment", "digital"))),
                        new Preference(
                                List.of(SourceRole.POS, SourceRole.STOREFRONT), Map.of("kind", Set.of("pickup"))),
                        Preference.of(SourceRole.MARKETPLACE));
        assertThat(fact.bookedBy().roles())
                .containsExactly(SourceRole.WMS, SourceRole.STOREFRONT, SourceRole.POS, SourceRole.MARKETPLACE);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}, {3}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            firstOf: [wms, storefront] | firstOf: [wms, erp, bank]      | 10 | no bank tells of fulfilment.confirmed
            firstOf: [wms, storefront] | firstOf: [wms, wms]            | 10 | names each of its roles once
            firstOf: [wms, storefront] | firstOf: [wms, warehouse]      | 10 | unknown role warehouse
            firstOf: [wms, storefront] | firstof: [wms, storefront]     | 10 | unknown field firstof
            kind: pickup               | kind: [pickup, digital]        | 10 | names storefront twice for the same event
            kind: pickup               | kind: fetched                  | 11 | unknown kind fetched
            kind: pickup               | item: goods                    | 11 | unknown field item
            "- marketplace"            | "- wms"                        | 10 | names wms twice
            "{row: 2b, roles: storefront, when: {kind: digital}, debit: {2400: amount}}" | | 9 | of role storefront with {kind=digital} has no row
            """)
    void refusesAPreferenceThatLeavesOpenWhoBooks(
            String good, @org.jspecify.annotations.Nullable String bad, int line, String why) {
        String yaml = DELIVERIES.replace(good, bad == null ? "" : bad);
        assertThat(yaml).isNotEqualTo(DELIVERIES);

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofText("small.yaml", yaml))
                .withMessageContaining(why)
                .withMessageStartingWith("small.yaml line " + line + ":");
    }

    @Test
    void refusesEventsForWhichNobodyIsNamed() {
        String yaml = DELIVERIES.replace("      - marketplace\n", "").replace("[shipment, digital]", "shipment");

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofText("small.yaml", yaml))
                .withMessageStartingWith("small.yaml line 10:")
                .withMessageContaining("names nobody for {kind=digital}");
    }

    @Test
    void readsFromWhichDateOnAVersionBooks() {
        String dated = GOOD.replace("version: 3", "version: 3\neffectiveFrom: 2027-01-01");

        assertThat(PolicyFile.ofText("small.yaml", GOOD).effectiveFrom()).isNull();
        assertThat(PolicyFile.ofVersion("small.yaml", dated, Set.of(LocalDate.of(2027, 2, 1)))
                        .effectiveFrom())
                .isEqualTo("2027-01-01");
        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofVersion("small.yaml", GOOD, Set.of()))
                .withMessageContaining("small.yaml line 1: effectiveFrom is missing");
        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofVersion("small.yaml", dated, Set.of(LocalDate.of(2027, 1, 1))))
                .withMessageContaining("small.yaml line 3: another version holds from 2027-01-01 on");
    }

    @Test
    void refusesRowsThatHoldForTheSameEvent() {
        String twice = GOOD.replace("""
                    suspense:
                """, """
                      - row: 1c
                        when: {tender: [cash, card]}
                        debit: {1200: amount}
                        credit: {2400: amount}
                    suspense:
                """);

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofText("small.yaml", twice))
                .withMessageContaining("rows 1b and 1c hold for the same event");
    }
}
