package io.tieout.ledger.domain;

import io.tieout.event.BalanceKind;
import io.tieout.event.CashMove;
import io.tieout.event.ChargebackStage;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemCondition;
import io.tieout.event.ItemKind;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.ReturnProof;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementUse;
import io.tieout.event.StockMove;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import io.tieout.event.VoidedStage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The parts of each bookable fact: a sale is booked tender by tender and line by line, a refund as a whole.
///
/// A part that is valued has an amount that the event does not say, such as what the goods cost.
public enum FactPart {
    SALE_TENDERS(BookableFact.SALE_RECORDED, "tenders", Shapes.TAKEN, Codes.TENDER),
    SALE_LINES(BookableFact.SALE_RECORDED, "lines", Shapes.SOLD, Codes.ITEM),
    SALE_COST(BookableFact.SALE_RECORDED, "cost", Shapes.VALUE),

    RETURN_LINES(BookableFact.RETURN_RECORDED, "lines", Shapes.RETURNED, Codes.ITEM, Codes.PROOF),
    RETURN_TENDERS(BookableFact.RETURN_RECORDED, "tenders", Shapes.GIVEN, Codes.TENDER, Codes.PROOF),

    EXCHANGE_RETURNED(BookableFact.EXCHANGE_RECORDED, "returnedLines", Shapes.RETURNED, Codes.ITEM),
    EXCHANGE_WHOLE(BookableFact.EXCHANGE_RECORDED, FactPart.WHOLE, Shapes.EXCHANGE),
    EXCHANGE_SOLD(BookableFact.EXCHANGE_RECORDED, "soldLines", Shapes.SOLD, Codes.ITEM),
    EXCHANGE_PAID(BookableFact.EXCHANGE_RECORDED, "paid", Shapes.AMOUNT, Codes.TENDER),
    EXCHANGE_GIVEN(BookableFact.EXCHANGE_RECORDED, "givenBack", Shapes.AMOUNT, Codes.TENDER),
    EXCHANGE_COST(BookableFact.EXCHANGE_RECORDED, "cost", Shapes.VALUE),

    CAPTURE(BookableFact.PAYMENT_CAPTURED, FactPart.WHOLE, Shapes.AMOUNT, Codes.TENDER),
    VOID(BookableFact.PAYMENT_VOIDED, FactPart.WHOLE, Shapes.AMOUNT, Code.of("voided", VoidedStage.class)),

    DELIVERY_WHOLE(BookableFact.FULFILMENT_CONFIRMED, FactPart.WHOLE, Shapes.DELIVERED, Codes.DELIVERY),
    DELIVERY_LINES(BookableFact.FULFILMENT_CONFIRMED, "lines", Shapes.SOLD, Codes.DELIVERY, Codes.ITEM),
    DELIVERY_COST(BookableFact.FULFILMENT_CONFIRMED, "cost", Shapes.VALUE, Codes.DELIVERY),
    INVOICE(BookableFact.INVOICE_ISSUED, FactPart.WHOLE, Shapes.NET_AND_TAX),

    REFUND(
            BookableFact.REFUND_ISSUED,
            FactPart.WHOLE,
            Shapes.NET_AND_TAX,
            Code.of("intent", RefundIntent.class),
            Code.of("basis", RefundBasis.class),
            Codes.TENDER),
    PAID_REFUND(
            BookableFact.REFUND_PROCESSED,
            FactPart.WHOLE,
            Shapes.AMOUNT,
            Code.open("status", RefundStatus.class).without(RefundStatus.UNMAPPED)),

    STORED_VALUE(
            BookableFact.GIFT_CARD_MOVED,
            FactPart.WHOLE,
            Shapes.RECOGNISED,
            Code.of("kind", GiftCardMove.class),
            Code.of("origin", StoredValueOrigin.class),
            Codes.SELLER),
    BREAKAGE(BookableFact.BREAKAGE_RECOGNISED, FactPart.WHOLE, Shapes.AMOUNT),

    PAYOUT(
            BookableFact.PAYOUT_CHANGED,
            FactPart.WHOLE,
            Shapes.AMOUNT,
            Code.of("status", PayoutStatus.class),
            Code.of("method", PayoutMethod.class)),
    SETTLEMENT(
            BookableFact.SETTLEMENT_LINE_STATED,
            FactPart.WHOLE,
            Shapes.SETTLEMENT,
            Code.of("kind", SettlementKind.class),
            Code.word("word")),
    /// What a conversion brought in less than the books held the foreign money for.
    CONVERSION(BookableFact.SETTLEMENT_LINE_STATED, "conversion", Shape.of("loss")),

    DISPUTE(
            BookableFact.CHARGEBACK_CHANGED,
            FactPart.WHOLE,
            Shapes.DISPUTE,
            Code.of("stage", ChargebackStage.class),
            Code.word("reason")),

    CASH(BookableFact.CASH_MOVED, FactPart.WHOLE, Shapes.AMOUNT, Code.of("kind", CashMove.class), Code.word("reason")),
    COUNT(BookableFact.TILL_COUNTED, FactPart.WHOLE, Shapes.COUNT),
    DEPOSIT(BookableFact.CASH_DEPOSITED, FactPart.WHOLE, Shapes.AMOUNT),
    BANK_LINE(BookableFact.BANK_LINE_STATED, FactPart.WHOLE, Shapes.AMOUNT, Code.of("purpose", BankPurpose.class)),
    STATEMENT(BookableFact.BALANCE_STATED, FactPart.WHOLE, Shapes.AMOUNT, Codes.BALANCE, Codes.USE),
    STATED_STOCK(BookableFact.BALANCE_STATED, "stock", Shapes.VALUE, Codes.USE),
    STOCK(
            BookableFact.STOCK_MOVED,
            FactPart.WHOLE,
            Shapes.VALUE,
            Code.of("kind", StockMove.class),
            Codes.CONDITION,
            Codes.UNDER_WAY);

    /// The part whose rows stand with the fact itself.
    public static final String WHOLE = "";

    /// Any value a vendor may send that is not in the list.
    static final String UNKNOWN = "?";

    private final BookableFact fact;
    private final String section;

    @SuppressWarnings("ImmutableEnumChecker") // a record of unmodifiable lists and maps
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final List<Code> codes;

    FactPart(BookableFact fact, String section, Shape shape, Code... codes) {
        this.fact = fact;
        this.section = section;
        this.shape = shape;
        this.codes = List.of(codes);
    }

    private static final class Shapes {
        private static final Shape AMOUNT = Shape.of("amount");
        private static final Shape VALUE = Shape.of("value");
        private static final Shape NET_AND_TAX = Shape.of("net", "tax").with("amount", 1, 1);
        private static final Shape RECOGNISED = Shape.of("recognised", "rest").with("amount", 1, 1);
        private static final Shape TAKEN = AMOUNT.leaving(1);
        private static final Shape GIVEN = AMOUNT.leaving(-1);
        private static final Shape DELIVERED = AMOUNT.leaving(1);
        private static final Shape ITEM =
                Shape.of("gross", "discount", "tax").with("net", 1, -1, 0).with("total", 1, -1, 1);
        private static final Shape SOLD = ITEM.leaving(-1, 1, -1);
        private static final Shape RETURNED = ITEM.leaving(1, -1, 1);
        private static final Shape EXCHANGE = Shape.of("returned", "sold").leaving(-1, 1);
        private static final Shape SETTLEMENT = Shape.of("gross", "fee").with("net", 1, -1);
        private static final Shape DISPUTE = Shape.of("amount", "fee").with("withdrawn", 1, 1);
        private static final Shape COUNT = Shape.of("expected", "over").with("counted", 1, 1);
    }

    private static final class Codes {
        private static final Code TENDER = Code.open("tender", Tender.class);
        private static final Code ITEM = Code.of("item", ItemKind.class);
        private static final Code PROOF = Code.of("proof", ReturnProof.class);
        private static final Code DELIVERY = Code.of("kind", FulfilmentKind.class);
        /// What is not said to be damaged is not.
        private static final Code CONDITION = Code.of("condition", ItemCondition.class);
        /// Whether it is of a transfer.
        private static final Code UNDER_WAY = new Code("transfer", Set.of(Claims.YES, Claims.NO), false);
        private static final Code BALANCE = Code.of("kind", BalanceKind.class);
        private static final Code SELLER = new Code("seller", Set.of(Claims.SAME_ENTITY, Claims.OTHER_ENTITY), false);
        private static final Code USE = Code.of("use", StatementUse.class);
    }

    public BookableFact fact() {
        return fact;
    }

    /// Where its rows stand in the policy file: [#WHOLE], or the name of the part.
    public String section() {
        return section;
    }

    Shape shape() {
        return shape;
    }

    /// The amounts that rows of this part may take.
    public Set<String> amounts() {
        return shape.names();
    }

    /// The shares of the basis that an amount stands for; empty where there is no such amount.
    public Optional<List<Integer>> shares(String amount) {
        return Optional.ofNullable(shape.terms().get(amount));
    }

    List<Code> codes() {
        return codes;
    }

    /// The codes and the options that rows of this part may ask for.
    public List<String> asks() {
        return Stream.concat(
                        codes.stream().map(Code::name),
                        Arrays.stream(PolicyOption.values()).map(PolicyOption::code))
                .toList();
    }

    /// Whether a row may ask whether `name` is `value`. Of a vendor's own words any may be asked for.
    public boolean allows(String name, String value) {
        Set<String> choices = choices(name);
        return choices.isEmpty() || choices.contains(value);
    }

    /// What a code or an option may be; nothing for a vendor's own words.
    public Set<String> choices(String name) {
        return codes.stream()
                .filter(code -> code.name().equals(name))
                .map(Code::known)
                .findFirst()
                .or(() -> PolicyOption.find(name).map(PolicyOption::choices))
                .orElse(Set.of());
    }
}
