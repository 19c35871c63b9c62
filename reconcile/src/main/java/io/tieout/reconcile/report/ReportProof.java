package io.tieout.reconcile.report;

import java.util.Comparator;
import java.util.List;

/// What a report proves about itself.
///
/// @param kind what report it is
public record ReportProof(String kind, List<Statement> statements) {

    public ReportProof {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("a report about nothing");
        }
    }

    /// The worst of its statements: a residual before what cannot be proved.
    public Verdict verdict() {
        List<Verdict> order = List.of(Verdict.RESIDUAL, Verdict.NOT_POSSIBLE, Verdict.PROVED);
        return statements.stream()
                .map(Statement::verdict)
                .min(Comparator.comparingInt(order::indexOf))
                .orElseThrow();
    }
}
