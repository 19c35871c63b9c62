package io.tieout.recon.page;

import io.tieout.event.Coded;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Trail;
import java.util.ArrayList;
import java.util.List;

/// A report that has a page, with what it says and the filters that it takes.
enum Report implements Coded {
    COMPLETENESS("completeness", "Whether all of every rule's difference is explained, to the last cent", Kind.WINDOW),
    VARIANCE("variance", "Every record with a difference or an open break, with the reason", Kind.ROWS),
    SIDE_BY_SIDE("side-by-side", "What each system says of each record, and the fields in dispute", Kind.WINDOW),
    LAG("lag", "How long each hop takes, and how much came late", Kind.WINDOW),
    KPIS("kpis", "The figures, each with numerator and denominator", Kind.WINDOW),
    STATEMENT("statement", "What is open with each counterparty, by age", Kind.OPEN),
    DIAGNOSIS("diagnosis", "Open breaks by the step of the hand-over that failed, and who must act", Kind.OPEN),
    DIVERGENCE("divergence", "Open breaks by hop and class, and what they cost by the day", Kind.OPEN),
    ORPHANS("orphans", "What the ERP holds and no source told of, the most harmful first", Kind.OPEN),
    DIVERGENCE_POINTS(
            "divergence-points",
            "Since when the systems disagree about each order, refund, card or account, and what followed",
            Kind.OPEN),
    CASCADES("cascades", "Loads of cards that the ERP does not have, and what it holds back for that", Kind.OPEN),
    INVENTORY("inventory", "What should be on hand of each item at each location, and what is stated", Kind.STOCK),
    TRANSIT("transit", "What left one location and is not at the other", Kind.STOCK),
    BALANCE_TIE(
            "balance-tie",
            "What ledger and ERP hold on their accounts, and which records explain the difference",
            Kind.BALANCES),
    PAYOUT_PROOF("payout-proof", "Whether the lines of one payout come to what was paid", Kind.PAYOUT);

    /// Which filters a report takes.
    enum Kind {
        WINDOW,
        ROWS,
        OPEN,
        STOCK,
        BALANCES,
        PAYOUT
    }

    private final String code;
    private final String says;
    private final Kind kind;

    Report(String code, String says, Kind kind) {
        this.code = code;
        this.says = says;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    String title() {
        return this == KPIS ? "KPIs" : Words.of(code);
    }

    String says() {
        return says;
    }

    Kind kind() {
        return kind;
    }

    List<Field> fields(Visit visit, List<String> rules) {
        if (kind == Kind.PAYOUT) {
            return List.of(Field.text(visit, "payout", "Payout, such as payout:stripe-us:po_1"));
        }
        if (kind == Kind.STOCK) {
            return ofStock(visit);
        }
        if (kind == Kind.BALANCES) {
            return List.of(
                    Field.date(visit, "asOf", "As of"),
                    Field.text(visit, "entity", "Legal entity"),
                    Field.text(visit, "currency", "Currency"));
        }
        List<Field> fields = new ArrayList<>();
        if (this == DIVERGENCE_POINTS) {
            ReferenceType by =
                    Coded.find(ReferenceType.class, visit.field("by")).orElse(ReferenceType.ORDER);
            fields.add(Field.select("by", "Since when about each", Choice.of(Trail.KEY_TYPES, by)));
        }
        if (kind == Kind.OPEN) {
            fields.add(Field.date(visit, "asOf", "As of"));
        }
        fields.add(Field.date(visit, "from", "From"));
        fields.add(Field.date(visit, "to", "To"));
        fields.add(Field.text(visit, "entity", "Legal entity"));
        fields.add(kind == Kind.ROWS ? Field.text(visit, "order", "Order") : Field.text(visit, "currency", "Currency"));
        fields.add(Field.select("rule", "Rule", Choice.ofRules(rules, visit.field("rule"))));
        if (kind == Kind.OPEN && this != ORPHANS) {
            fields.add(Field.select("class", "Class", coded(visit, "class", "Any class", BreakClass.class)));
            fields.add(Field.select("step", "Failed step", coded(visit, "step", "Any step", HandoffStep.class)));
        }
        if (this == VARIANCE || this == SIDE_BY_SIDE) {
            fields.add(records(visit));
        }
        return fields;
    }

    private List<Field> ofStock(Visit visit) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.date(visit, "from", "From"));
        fields.add(Field.date(visit, "to", "To"));
        fields.add(Field.text(visit, "entity", "Legal entity"));
        if (this == INVENTORY) {
            fields.add(Field.text(visit, "location", "Location"));
            fields.add(Field.text(visit, "sku", "SKU"));
        }
        fields.add(records(visit));
        return fields;
    }

    private static Field records(Visit visit) {
        boolean all = visit.field("include").equals("all");
        return Field.select(
                "include",
                "Records",
                List.of(new Choice("", "With a difference", !all), new Choice("all", "All", all)));
    }

    private static <E extends Enum<E> & Coded> List<Choice> coded(Visit visit, String name, String any, Class<E> type) {
        return Choice.of(type, any, Coded.find(type, visit.field(name)).orElse(null));
    }
}
