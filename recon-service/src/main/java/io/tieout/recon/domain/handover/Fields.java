package io.tieout.recon.domain.handover;

import io.tieout.event.ErpLine;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.Accounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lists the fields in dispute: what the source says, and what the ERP has.
final class Fields {

    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency";
    static final String REASON = "reason";
    static final String RECORD = "record";
    static final String DOCUMENT_TYPE = "documentType";

    private Fields() {}

    /// What arrived otherwise than it was sent.
    static List<FieldDifference> ofPayload(Judgement judgement) {
        List<FieldDifference> differences = new ArrayList<>(ofWhole(judgement));
        judgement.misplaced().forEach(line -> differences.add(line.shown()));
        return differences;
    }

    /// The same without the lines.
    static List<FieldDifference> ofWhole(Judgement judgement) {
        List<FieldDifference> differences = new ArrayList<>();
        Handed record = judgement.record();
        if (judgement.isNameless()) {
            differences.add(new FieldDifference(RECORD, record.reference().toString(), null));
        }
        for (Document document : judgement.foreign()) {
            differences.add(new FieldDifference(
                    CURRENCY,
                    judgement.source().currency().getCurrencyCode(),
                    document.amount().currency().getCurrencyCode()));
        }
        if (judgement.differs()) {
            differences.add(of(AMOUNT, judgement.source(), judgement.target()));
        }
        if (judgement.isMiscategorised() && record.kind() != null) {
            differences.add(new FieldDifference(
                    DOCUMENT_TYPE,
                    String.join(", ", new TreeSet<>(record.kind().types())),
                    judgement.mistyped().getFirst().event().documentType()));
        }
        if (judgement.holds().contains(BreakClass.FIELD_DROPPED)) {
            differences.add(new FieldDifference(
                    REASON, record.reason(), judgement.posted().isEmpty() ? null : reasonOf(judgement)));
        }
        return differences;
    }

    /// Everything that is in dispute.
    static List<FieldDifference> all(Judgement judgement) {
        List<FieldDifference> differences = new ArrayList<>();
        Set<BreakClass> holds = judgement.holds();
        if (holds.contains(BreakClass.CONFLICT)) {
            differences.add(new FieldDifference("content", "as recorded first", "other content for the same fact"));
        }
        if (holds.contains(BreakClass.DUPLICATE_POSTING)) {
            differences.add(new FieldDifference(
                    "documents", "1", Integer.toString(judgement.posted().size())));
            differences.add(of(AMOUNT, judgement.source(), judgement.target()));
        }
        if (judgement.isMissing()) {
            differences.add(of(AMOUNT, judgement.source(), null));
        }
        if (judgement.isParked()) {
            differences.add(new FieldDifference("state", "posted", "parked"));
        }
        if (!judgement.record().isTold()) {
            differences.add(new FieldDifference(
                    "source amount", null, judgement.target().toString()));
        }
        differences.addAll(ofPayload(judgement));
        judgement.missed().forEach(line -> differences.add(line.shown()));
        for (ErpLine line : judgement.wrongLines()) {
            differences.add(account(judgement, line));
        }
        for (Document document : judgement.wrongPeriods()) {
            differences.add(new FieldDifference(
                    "period",
                    document.periodOf(judgement.record().leading()).name(),
                    document.period().name()));
        }
        if (holds.contains(BreakClass.LATE)) {
            differences.add(new FieldDifference(
                    "ERP lag",
                    Duration.between(judgement.record().at(), judgement.dueAt()).toString(),
                    Duration.between(
                                    judgement.record().at(),
                                    judgement.posted().getFirst().at())
                            .toString()));
        }
        return differences;
    }

    private static FieldDifference account(Judgement judgement, ErpLine line) {
        Kind kind = judgement.record().kind();
        Accounts accounts = kind == null ? null : kind.accounts();
        return new FieldDifference(
                line.side().code() + " account",
                accounts == null ? null : accounts.allowed(line.side()),
                line.account());
    }

    private static @Nullable String reasonOf(Judgement judgement) {
        return judgement.posted().getFirst().event().reason();
    }

    private static FieldDifference of(String field, Object expected, @Nullable Object actual) {
        return new FieldDifference(field, expected.toString(), actual == null ? null : actual.toString());
    }
}
