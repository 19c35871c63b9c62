package io.tieout.simulator.books;

import static io.tieout.simulator.books.Facts.AT;
import static io.tieout.simulator.books.Facts.DAY;
import static io.tieout.simulator.books.Facts.USD;
import static io.tieout.simulator.books.Facts.toldBy;
import static io.tieout.simulator.books.Facts.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.event.TenderLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Single facts, by the examples of the posting table; a debit is positive.
class PostingTest {

    private final Facts facts = new Facts();

    private Map<String, String> posted(String currency, BusinessEvent... events) {
        return facts.posted("US", currency, events);
    }

    private static SaleRecorded sale(SourceRole role, String third) {
        ItemLine goods =
                new ItemLine("1", ItemKind.GOODS, "SKU-1", 1, usd("100.00"), usd("10.00"), usd("7.20"), null, null);
        return new SaleRecorded(
                toldBy(role),
                "US01",
                "US01-1",
                null,
                null,
                usd("97.20"),
                List.of(goods),
                List.of(
                        new TenderLine("gift-card", usd("30.00")),
                        new TenderLine("card", usd("50.00")),
                        new TenderLine(third, usd("17.20"))));
    }

    @Test
    void aSaleIsBookedByTheRegister() {
        assertThat(posted("USD", sale(SourceRole.POS, "cash"), sale(SourceRole.STOREFRONT, "cash")))
                .isEqualTo(
                        Map.of("1110", "17.20", "2100", "-7.20", "2400", "80.00", "4000", "-100.00", "4100", "10.00"));
    }

    @Test
    void aTenderThatNobodyKnowsIsInSuspense() {
        assertThat(posted("USD", sale(SourceRole.POS, "voucher")))
                .containsEntry("2990", "17.20")
                .doesNotContainKey("1110");
    }

    @Test
    void aCaptureIsBookedByWhoeverCollects() {
        Money amount = usd("50.00");

        assertThat(posted(
                        "USD",
                        new PaymentCaptured(toldBy(SourceRole.PROCESSOR), amount, "card"),
                        new PaymentCaptured(toldBy(SourceRole.STOREFRONT), amount, "card")))
                .isEqualTo(Map.of("1200", "50.00", "2400", "-50.00"));
    }

    @Test
    void aTillThatHasLessIsShort() {
        assertThat(posted(
                        "USD",
                        sale(SourceRole.POS, "cash"),
                        new TillCounted(toldBy(SourceRole.POS), "US01", "US01-1", null, usd("17.00"), null)))
                .containsEntry("6310", "0.20")
                .containsEntry("1110", "17.00");
    }

    @Test
    void aBagInWhichTheBankCountsLessStaysOpen() {
        Reference bag = new Reference(ReferenceType.DEPOSIT, "pos-us", "bag-1");

        assertThat(posted(
                        "USD",
                        new CashDeposited(toldBy(SourceRole.POS, bag), "US01", usd("100.00")),
                        new BankLineStated(toldBy(SourceRole.BANK, bag), "US-RECEIPTS", usd("98.00"), DAY, null)))
                .isEqualTo(Map.of("1000", "98.00", "1110", "-100.00", "1060", "2.00"));
    }

    @Test
    void aBankLineThatNamesNothingIsNotBooked() {
        assertThat(posted(
                        "USD",
                        new BankLineStated(toldBy(SourceRole.BANK), "US-RECEIPTS", usd("98.00"), DAY, "TRANSFER")))
                .isEmpty();
    }

    /// The fee comes back with a dispute that is won, and the line of the settlement is evidence.
    @Test
    void aDisputeIsBookedAsItGoes() {
        assertThat(posted(
                        "USD",
                        dispute(ChargebackStage.INQUIRY, null),
                        dispute(ChargebackStage.OPENED, usd("15.00")),
                        line(SettlementKind.CHARGEBACK, "chargeback", usd("-80.00"), usd("15.00"), null)))
                .isEqualTo(Map.of("1200", "-95.00", "1250", "80.00", "6120", "15.00"));
        assertThat(posted("USD", dispute(ChargebackStage.WON, usd("15.00")))).isEmpty();
        assertThat(posted("USD", dispute(ChargebackStage.SECOND, usd("15.00")), dispute(ChargebackStage.LOST, null)))
                .isEqualTo(Map.of("1200", "-95.00", "6130", "80.00", "6120", "15.00"));
    }

    private static ChargebackChanged dispute(ChargebackStage stage, @Nullable Money fee) {
        return new ChargebackChanged(toldBy(SourceRole.PROCESSOR), stage, usd("80.00"), fee, null, null);
    }

    private static SettlementLineStated line(
            SettlementKind kind, String word, Money gross, Money fee, @Nullable BigDecimal rate) {
        return new SettlementLineStated(
                toldBy(SourceRole.PROCESSOR), kind, word, "acct", gross, fee, null, gross.minus(fee), DAY, rate, null);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            KIND,            GROSS,  FEE,  ACCOUNTS
            CHARGE,          120.00, 3.78, 1200=-3.78 6110=3.78
            REFUND,          -45.00, 0.00, ''
            FEE,             -2.00,  0.00, 1200=-2.00 6110=2.00
            TAX_ON_FEE,      0.00,   0.40, 1200=-0.40 6110=0.40
            RESERVE_HOLD,    -43.49, 0.00, 1200=-43.49 1260=43.49
            RESERVE_RELEASE, 20.00,  0.00, 1200=20.00 1260=-20.00
            ADJUSTMENT,      -12.40, 0.00, 1200=-12.40 2990=12.40
            UNMAPPED,        -5.00,  0.00, 1200=-5.00 2990=5.00
            PAYOUT,          -50.00, 0.00, ''
            BALANCE_TRANSFER,-50.00, 0.00, ''
            """)
    void aLineOfASettlementBooksWhatNobodyElseTells(SettlementKind kind, String gross, String fee, String accounts) {
        Map<String, String> posted = posted("USD", line(kind, "word", usd(gross), usd(fee), null));

        assertThat(posted.toString()).isEqualTo("{" + accounts.replace(" ", ", ") + "}");
    }

    @Test
    void aConversionDiffersFromTheRateOfTheBooks() {
        Money none = usd("0.00");
        Money euro = Money.parse("-100.00", "EUR");
        FxRateSet rate = new FxRateSet(toldBy(SourceRole.ERP), AT, "EUR", "USD", new BigDecimal("1.1000"));
        SettlementLineStated out = line(SettlementKind.CONVERSION, "conversion", euro, Money.parse("0", "EUR"), null);
        SettlementLineStated in =
                line(SettlementKind.CONVERSION, "conversion", usd("108.50"), none, new BigDecimal("1.0850"));

        assertThat(posted("USD", rate, out, in)).isEqualTo(Map.of("1200", "108.50", "1900", "-110.00", "7100", "1.50"));
        assertThat(posted("EUR")).isEqualTo(Map.of("1200", "-100.00", "1900", "100.00"));
    }

    @Test
    void aRefundThatFailsIsOwedAgainAndOneThatIsCancelledIsNotOwed() {
        Money amount = usd("30.00");
        RefundProcessed approved =
                new RefundProcessed(toldBy(SourceRole.PROCESSOR), RefundStatus.APPROVED, "ok", amount, null);
        RefundProcessed failed =
                new RefundProcessed(toldBy(SourceRole.PROCESSOR), RefundStatus.FAILED, "failed", amount, null);

        assertThat(posted("USD", refund(RefundIntent.ISSUED, "30.00"), approved))
                .isEqualTo(Map.of("1200", "-30.00", "2100", "2.00", "4200", "28.00"));
        assertThat(posted("USD", failed)).isEqualTo(Map.of("2350", "-30.00", "2100", "2.00", "4200", "28.00"));
        assertThat(posted("USD", refund(RefundIntent.CANCELLED, "30.00"))).isEmpty();
    }

    @Test
    void aRefundThatIsToldAgainWithAnotherAmountIsBookedOnce() {
        assertThat(posted("USD", refund(RefundIntent.ISSUED, "30.00"), refund(RefundIntent.ISSUED, "31.00")))
                .containsEntry("2350", "-30.00");
    }

    private static RefundIssued refund(RefundIntent intent, String amount) {
        return new RefundIssued(
                toldBy(SourceRole.STOREFRONT),
                intent,
                RefundBasis.GOODS_RETURNED,
                usd(amount),
                usd("2.00"),
                "original",
                null,
                null);
    }

    /// At what the pieces cost when they left, whatever they cost by now.
    @Test
    void whatNeverArrivedIsShrinkOfWhatWasUnderWay() {
        assertThat(posted(
                        "USD",
                        new UnitCostChanged(toldBy(SourceRole.PIM), AT, usd("3.00"), null),
                        transferred(StockMove.TRANSFER_OUT, "DC", 10),
                        transferred(StockMove.TRANSFER_IN, "US01", 8)))
                .isEqualTo(Map.of("1400", "-6.00", "1410", "6.00"));
        assertThat(posted(
                        "USD",
                        new UnitCostChanged(toldBy(SourceRole.PIM), AT, usd("4.00"), null),
                        transferred(StockMove.ADJUSTMENT, "US01", -2)))
                .isEqualTo(Map.of("1400", "-6.00", "5100", "6.00"));
    }

    private static StockMoved transferred(StockMove kind, String location, long quantity) {
        return new StockMoved(toldBy(SourceRole.WMS), kind, "subject", location, quantity, null, null, "TR-1", null);
    }

    @Test
    void whatDoesNotBalanceIsNotPosted() {
        Journal journal = facts.journal();
        Entry lopsided = journal.entry(refund(RefundIntent.ISSUED, "30.00"), USD)
                .debit(Account.BANK, 100)
                .credit(Account.REVENUE, 99);
        Entry halfMemo = journal.entry(refund(RefundIntent.ISSUED, "30.00"), USD)
                .debit(Account.BANK, 100)
                .credit(Account.MEMO_CONTRA, 100);

        assertThatThrownBy(lopsided::post).hasMessageContaining("debits must equal credits");
        assertThatThrownBy(halfMemo::post).hasMessageContaining("debits must equal credits");
        assertThatThrownBy(() -> journal.entry(refund(RefundIntent.ISSUED, "30.00"), USD)
                        .debit(Account.BANK, Money.parse("1.00", "EUR")))
                .hasMessageContaining("mixed currencies");
        assertThat(posted("USD")).isEmpty();
    }
}
