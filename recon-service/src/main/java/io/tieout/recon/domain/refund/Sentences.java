package io.tieout.recon.domain.refund;

import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.util.ArrayList;
import java.util.List;

/// Evidence in words that a finance person can read and an engineer can look up.
final class Sentences {

    private Sentences() {}

    /// What each side that spoke said, and which sides did not.
    static List<String> ofSides(Refund refund) {
        List<String> sentences = new ArrayList<>();
        Issued issued = refund.issued();
        if (issued == null) {
            sentences.add("No storefront or till reported this refund.");
        } else {
            sentences.add("%s recorded refund %s of %s at %s."
                    .formatted(source(issued.leg()), issued.key().value(), issued.face(), issued.at()));
            Leg cancellation = issued.cancellation();
            if (cancellation != null) {
                sentences.add("%s cancelled it at %s.".formatted(source(cancellation), cancellation.occurredAt()));
            }
        }
        for (Processed attempt : refund.processed()) {
            sentences.add("%s says %s for %s of %s (%s)."
                    .formatted(
                            source(attempt.leg()),
                            attempt.status().code(),
                            attempt.key().value(),
                            attempt.amount(),
                            attempt.leg().occurredAt()));
        }
        refund.documents().forEach(document -> addDocument(sentences, document));
        if (!refund.hasDocument()) {
            sentences.add("The ERP posts it within the summary of the store-day, not by itself.");
        } else if (refund.documents().stream().noneMatch(Document::stands)) {
            sentences.add("The ERP holds no document for it.");
        }
        return sentences;
    }

    private static void addDocument(List<String> sentences, Document document) {
        String names = Names.records(document).stream()
                .map(Reference::value)
                .findFirst()
                .map(value -> "carries refund " + value)
                .orElse("carries no refund id");
        sentences.add("%s %s %s %s of %s at %s%s; it %s."
                .formatted(
                        source(document.leg()),
                        document.event().state().code(),
                        document.event().documentType(),
                        document.key().value(),
                        document.amount(),
                        document.at(),
                        document.circumstances(),
                        names));
        Leg reversal = document.reversal();
        if (reversal != null && !reversal.equals(document.leg())) {
            sentences.add("%s reversed %s at %s."
                    .formatted(source(reversal), document.key().value(), reversal.occurredAt()));
        }
    }

    private static String source(Leg leg) {
        return leg.envelope().source();
    }
}
