package io.tieout.recon.domain.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A side that spoke after it was due.
///
/// @param side `ERP`, `processor` or `source`
/// @param since when its clock started
record Lag(String side, Instant since, Instant due, Instant at) {

    static List<Lag> of(Assessment assessment) {
        Refund refund = assessment.refund();
        List<Lag> lags = new ArrayList<>();
        Issued issued = refund.issued();
        if (issued != null && !issued.isCancelled()) {
            Instant posted = assessment.posted().isEmpty()
                    ? null
                    : assessment.posted().getFirst().at();
            Instant processed = refund.processed().isEmpty()
                    ? null
                    : refund.processed().getFirst().firstAt();
            addIfLate(lags, "ERP", issued.at(), assessment.dues().target(), posted);
            addIfLate(lags, "processor", issued.at(), assessment.dues().processor(), processed);
            refund.othersFirst()
                    .ifPresent(first -> addIfLate(
                            lags,
                            "source",
                            first.occurredAt(),
                            assessment.dues().sourceLate(),
                            issued.at()));
        }
        return lags;
    }

    private static void addIfLate(
            List<Lag> lags, String side, Instant since, @Nullable Instant due, @Nullable Instant at) {
        if (due != null && at != null && at.isAfter(due)) {
            lags.add(new Lag(side, since, due, at));
        }
    }

    Duration length() {
        return Duration.between(since, at);
    }

    /// The time that was allowed.
    Duration allowed() {
        return Duration.between(since, due);
    }
}
