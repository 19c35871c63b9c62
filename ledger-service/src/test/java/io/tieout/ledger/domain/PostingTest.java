package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.FactKey;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.policy.PolicyFile;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rows of the posting table that the default policy holds, with amounts.
class PostingTest {

    private static final PostingPolicy RETAIL_DEFAULT = PolicyFile.ofResource("policies/retail-default.yaml");
    private static final TestEvents EVENTS = new TestEvents("acme");

    @ParameterizedTest(name = "row {0}: {1} by {2}, {3} {4} {5}")
    @CsvSource(useHeadersInDisplayName = false, delimiter = '|', textBlock = """
            1b, 2a         | captured  | processor  | -                 | card         | 50.00 |      | 1200 50.00            | 2400 50.00
            4              | issued    | storefront | goods-returned    | original     | 20.00 | 1.48 | 2100 1.48; 4200 18.52 | 2350 20.00
            4              | issued    | storefront | goods-returned    | card         | 20.00 |      | 4200 20.00            | 2350 20.00
            4              | issued    | storefront | goods-returned    | store-credit | 20.00 | 20.00| 2100 20.00            | 2350 20.00
            4              | issued    | pos        | goods-returned    | gift-card    | 20.00 | 1.48 | 2100 1.48; 4200 18.52 | 2350 20.00
            4a             | issued    | storefront | before-fulfilment | original     | 55.00 | 4.07 | 2400 55.00            | 2350 55.00
            4b             | issued    | storefront | appeasement       | card         |  5.00 |      | 4120 5.00             | 2350 5.00
            4c             | approved  | processor  | -                 | -            | 20.00 |      | 2350 20.00            | 1200 20.00
            4d             | issued    | pos        | goods-returned    | cash         | 17.20 | 1.27 | 2100 1.27; 4200 15.93 | 1110 17.20
            4f             | failed    | processor  | -                 | -            | 20.00 |      | 1200 20.00            | 2350 20.00
            4g (4)         | cancelled | storefront | goods-returned    | original     | 20.00 | 1.48 | 2350 20.00            | 2100 1.48; 4200 18.52
            4g (4a)        | cancelled | storefront | before-fulfilment | original     | 55.00 |      | 2350 55.00            | 2400 55.00
            4g (4b)        | cancelled | storefront | appeasement       | original     |  5.00 |      | 2350 5.00             | 4120 5.00
            4g (4d)        | cancelled | pos        | goods-returned    | cash         | 17.20 | 1.27 | 1110 17.20            | 2100 1.27; 4200 15.93
            """)
    void booksEachRowOfThePostingTable(
            String row,
            String what,
            String role,
            String basis,
            String tender,
            String amount,
            @Nullable String tax,
            String debits,
            String credits) {
        Posted posted = Posting.post(RETAIL_DEFAULT, event(what, role, basis, tender, amount, tax));

        assertThat(posted.verdict()).isEqualTo(Posted.Verdict.BOOKED);
        JournalEntry entry = Objects.requireNonNull(posted.entry());
        assertThat(entry.row()).isEqualTo(row);
        assertThat(side(entry, EntrySide.DEBIT)).isEqualTo(debits);
        assertThat(side(entry, EntrySide.CREDIT)).isEqualTo(credits);
        assertThat(entry.policy()).isEqualTo("retail-default/3");
        assertThat(entry.businessDate()).isEqualTo(TestEvents.DAY);
    }

    @ParameterizedTest(name = "{0} {3} of {2} by {1} waits in suspense as {4}")
    @CsvSource(delimiter = '|', textBlock = """
            captured  | processor  | -                 | voucher-x | tender:voucher-x | 1200 20.00            | 2990 20.00
            captured  | processor  | -                 | cash      | tender:cash      | 1200 20.00            | 2990 20.00
            issued    | storefront | goods-returned    | voucher-x | tender:voucher-x | 2100 1.48; 4200 18.52 | 2990 20.00
            issued    | storefront | goods-returned    | cash      | tender:cash      | 2100 1.48; 4200 18.52 | 2990 20.00
            issued    | storefront | before-fulfilment | voucher-x | tender:voucher-x | 2400 20.00            | 2990 20.00
            issued    | pos        | appeasement       | cash      | tender:cash      | 4120 20.00            | 2990 20.00
            cancelled | storefront | goods-returned    | voucher-x | tender:voucher-x | 2990 20.00            | 2100 1.48; 4200 18.52
            cancelled | storefront | before-fulfilment | voucher-x | tender:voucher-x | 2990 20.00            | 2400 20.00
            cancelled | storefront | appeasement       | voucher-x | tender:voucher-x | 2990 20.00            | 4120 20.00
            on_hold   | processor  | -                 | -         | status:on_hold   | 2990 20.00            | 2990 20.00
            """)
    void putsWhatAnUnknownCodeDecidesIntoSuspense(
            String what, String role, String basis, String tender, String code, String debits, String credits) {
        Posted posted = Posting.post(RETAIL_DEFAULT, event(what, role, basis, tender, "20.00", "1.48"));

        assertThat(posted.verdict()).isEqualTo(Posted.Verdict.SUSPENDED);
        assertThat(posted.suspenseCode()).isEqualTo(code);
        JournalEntry entry = Objects.requireNonNull(posted.entry());
        assertThat(side(entry, EntrySide.DEBIT)).isEqualTo(debits);
        assertThat(side(entry, EntrySide.CREDIT)).isEqualTo(credits);
    }

    @ParameterizedTest(name = "4e: {0} books nothing")
    @ValueSource(strings = {"pending", "rejected"})
    void leavesTheObligationWhileTheProcessorHasNotPaid(String status) {
        assertThat(Posting.post(RETAIL_DEFAULT, event(status, "processor", "-", "-", "18.00", null)))
                .isEqualTo(Posted.EVIDENCE);
    }

    @ParameterizedTest(name = "{0} by {1} is evidence")
    @CsvSource({"captured, storefront", "issued, processor", "issued, erp", "approved, storefront", "failed, bank"})
    void neverBooksFromAnotherRole(String what, String role) {
        assertThat(Posting.post(RETAIL_DEFAULT, event(what, role, "goods-returned", "card", "20.00", null)))
                .isEqualTo(Posted.EVIDENCE);
    }

    @Test
    void neverBooksOperationalEventsNorTheErp() {
        List<BusinessEvent> events = List.of(
                EVENTS.ordered("1001", "20.00"),
                EVENTS.posted("CM-9", "20.00", TestEvents.refund(TestEvents.STOREFRONT, "R1")),
                EVENTS.handedOver("m1", HandoffStage.FORWARDED, TestEvents.refund(TestEvents.STOREFRONT, "R1")));

        assertThat(events)
                .allSatisfy(
                        event -> assertThat(Posting.post(RETAIL_DEFAULT, event)).isEqualTo(Posted.EVIDENCE));
    }

    /// A restock without money is a refund of nothing in some shops.
    @Test
    void booksNothingForNothing() {
        assertThat(Posting.post(RETAIL_DEFAULT, EVENTS.issued("R0", "1001", "0.00")))
                .isEqualTo(Posted.EVIDENCE);
    }

    @Test
    void meetsStorefrontAndProcessorUnderTheOrder() {
        JournalEntry owed = booked(EVENTS.issued("R1", "1001", "20.00"));
        JournalEntry paid = booked(EVENTS.processed(
                "re_1",
                RefundStatus.APPROVED,
                "20.00",
                TestEvents.refund(TestEvents.PROCESSOR, "re_1"),
                TestEvents.order("1001")));

        assertThat(owed.lines())
                .contains(new Line("US", "2350", "order:shopify-us:1001", EntrySide.CREDIT, usd("20.00")));
        assertThat(paid.lines())
                .contains(new Line("US", "2350", "order:shopify-us:1001", EntrySide.DEBIT, usd("20.00")))
                .contains(new Line("US", "1200", "refund:stripe-us:re_1", EntrySide.CREDIT, usd("20.00")));
    }

    @Test
    void keysByTheSubjectWhatNamesNoOrder() {
        JournalEntry paid = booked(EVENTS.processed("re_1", RefundStatus.APPROVED, "20.00"));

        assertThat(paid.lines()).extracting(Line::subKey).contains("refund.processed:stripe-us:re_1");
    }

    @Test
    void namesTheFactThatAFailureTakesBack() {
        RefundProcessed approved = EVENTS.processed("re_1", RefundStatus.APPROVED, "20.00");
        UUID taken =
                booked(EVENTS.processed("re_1", RefundStatus.FAILED, "20.00")).takesBack();

        assertThat(taken).isEqualTo(FactKey.of(approved).eventId());
        assertThat(booked(approved).takesBack()).isNull();
    }

    @Test
    void refusesAnEntryThatDoesNotBalancePerEntityAndCurrency() {
        Line debit = new Line("US", "2350", "", EntrySide.DEBIT, usd("20.00"));
        Line otherEntity = new Line("CA", "1200", "", EntrySide.CREDIT, usd("20.00"));
        Line otherCurrency = new Line("US", "1200", "", EntrySide.CREDIT, Money.parse("20.00", "CAD"));
        Line less = new Line("US", "1200", "", EntrySide.CREDIT, usd("19.99"));

        for (List<Line> lines : List.of(
                List.<Line>of(), List.of(debit, otherEntity), List.of(debit, otherCurrency), List.of(debit, less))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new JournalEntry(new UUID(0, 1), TestEvents.DAY, "4c", "retail-default/3", lines, null))
                    .withMessageStartingWith("debits must equal credits");
        }
    }

    private static JournalEntry booked(BusinessEvent event) {
        return Objects.requireNonNull(Posting.post(RETAIL_DEFAULT, event).entry());
    }

    private static String side(JournalEntry entry, EntrySide side) {
        return String.join(
                "; ",
                entry.lines().stream()
                        .filter(line -> line.side() == side)
                        .map(line -> line.account() + " " + line.amount().decimal())
                        .sorted()
                        .toList());
    }

    private static BusinessEvent event(
            String what, String role, String basis, String tender, String amount, @Nullable String tax) {
        Envelope envelope = EVENTS.envelope(role + "-us", TestEvents.code(SourceRole.class, role), "S1");
        return switch (what) {
            case "captured" -> new PaymentCaptured(envelope, usd(amount), tender);
            case "issued", "cancelled" ->
                new RefundIssued(
                        envelope,
                        TestEvents.code(RefundIntent.class, what),
                        TestEvents.code(RefundBasis.class, basis),
                        usd(amount),
                        tax == null ? null : usd(tax),
                        tender,
                        null,
                        null);
            default ->
                new RefundProcessed(
                        envelope,
                        io.tieout.event.Coded.find(RefundStatus.class, what).orElse(RefundStatus.UNMAPPED),
                        what,
                        usd(amount),
                        null);
        };
    }
}
