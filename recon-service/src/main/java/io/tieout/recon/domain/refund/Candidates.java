package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.recon.domain.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The nearest records that might have been the missing counterpart, and what kept them from it.
final class Candidates {

    /// Candidates that one break lists, the nearest amounts first.
    private static final int CANDIDATES_MAX = 5;

    private Candidates() {}

    /// For a refund without a document: documents without a refund; and the other way round.
    static List<Candidate> of(Assessment assessment, List<Assessment> all) {
        Refund refund = assessment.refund();
        if (assessment.isMissingOnTarget()) {
            return all.stream()
                    .filter(other -> isLooseDocument(other.refund()))
                    .sorted(nearest(refund.face()))
                    .limit(CANDIDATES_MAX)
                    .map(other -> candidate(other.refund(), refund))
                    .toList();
        }
        if (isLooseDocument(refund)) {
            return all.stream()
                    .filter(Assessment::isMissingOnTarget)
                    .sorted(nearest(refund.face()))
                    .limit(CANDIDATES_MAX)
                    .map(other -> candidate(other.refund(), refund))
                    .toList();
        }
        return List.of();
    }

    private static boolean isLooseDocument(Refund refund) {
        return refund.issued() == null && refund.processed().isEmpty();
    }

    private static Comparator<Assessment> nearest(Money face) {
        return Comparator.comparing(
                        (Assessment other) -> !other.refund().currency().equals(face.currency()))
                .thenComparingLong(other -> Math.abs(other.refund().face().minor() - face.minor()))
                .thenComparing(other -> other.refund().key());
    }

    private static Candidate candidate(Refund candidate, Refund wanted) {
        List<String> failed = new ArrayList<>();
        Refund document = isLooseDocument(candidate) ? candidate : wanted;
        Refund issued = isLooseDocument(candidate) ? wanted : candidate;
        List<Reference> named = document.documents().stream()
                .flatMap(each -> Names.records(each).stream())
                .toList();
        failed.add(
                named.isEmpty()
                        ? "refundId: the document names none, the refund is "
                                + issued.key().value()
                        : "refundId: the document names " + named.getFirst().value() + ", the refund is "
                                + issued.key().value());
        if (!candidate.face().equals(wanted.face())) {
            failed.add("amount: " + candidate.face() + " instead of " + wanted.face());
        }
        if (!candidate.businessDate().equals(wanted.businessDate())) {
            failed.add("date: " + candidate.businessDate() + " instead of " + wanted.businessDate());
        }
        return new Candidate(
                candidate.key().toString(),
                candidate.face().toString(),
                candidate.businessDate().toString(),
                failed);
    }
}
