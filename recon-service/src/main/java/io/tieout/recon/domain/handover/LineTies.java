package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.recon.domain.evidence.Document;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares what the lines of one record's documents hold with what the integration's log says they should, else with
/// what the source declares.
final class LineTies {

    private final Handed record;
    private final Money whole;
    private final List<Document> documents;

    private LineTies(Handed record, Money whole, List<Document> documents) {
        this.record = record;
        this.whole = whole;
        this.documents = documents;
    }

    /// @param whole what the documents should come to
    /// @param documents in the books, in the currency of `whole`
    static List<LineDifference> of(Handed record, Money whole, List<Document> documents) {
        Kind kind = record.kind();
        return kind == null || kind.lines().isEmpty() || documents.isEmpty()
                ? List.of()
                : new LineTies(record, whole, documents).differences(kind.lines());
    }

    /// None where the documents are not itemised: of the lines that are looked at each holds nothing, or all of the
    /// amount where only a part of it belongs. Such documents post turnover as a whole. Of those that tell one part
    /// apart, what they leave out is wrong.
    private List<LineDifference> differences(List<LineCheck> checks) {
        Currency currency = whole.currency();
        boolean isItemised = false;
        List<LineDifference> differences = new ArrayList<>();
        for (LineCheck check : checks) {
            @Nullable Money forwarded = forwarded(check);
            Money expected = forwarded == null ? declared(check) : forwarded;
            if (expected != null) {
                Money actual = check.in(documents, currency);
                boolean isRight = actual.equals(expected);
                isItemised |= !actual.isZero() && (isRight || !isAll(actual));
                if (!isRight) {
                    differences.add(new LineDifference(check, expected, actual, forwarded != null));
                }
            }
        }
        return isItemised ? differences : List.of();
    }

    private @Nullable Money forwarded(LineCheck check) {
        Money forwarded = record.forwarded(check.field(), whole.currency());
        return forwarded == null || !forwarded.currency().equals(whole.currency()) ? null : forwarded;
    }

    /// What is declared is that of the whole, so it says nothing of a document that holds more or less of it.
    private @Nullable Money declared(LineCheck check) {
        boolean isOfWhole = record.measured() != null || whole.equals(record.estimated());
        return isOfWhole ? check.declaredBy(record.told(), whole.currency()) : null;
    }

    private boolean isAll(Money actual) {
        Money sum = Money.zero(whole.currency());
        for (Document document : documents) {
            sum = sum.plus(document.amount());
        }
        return actual.magnitude().equals(sum);
    }
}
