package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.retailer.Sent;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/// Of which systems and days the interface's log tells anything. Where it tells nothing, its silence about a record
/// proves nothing: it may be missing.
final class Logs {

    private static final String PROMOTION = "promotion-";

    private record Day(String source, LocalDate date) {}

    private final Set<Day> told = new HashSet<>();

    void told(BusinessEvent event) {
        if (event instanceof HandoffRecorded log) {
            told.add(dayOf(log));
        }
    }

    private static Day dayOf(HandoffRecorded log) {
        return new Day(log.about().issuer(), log.envelope().businessDate());
    }

    /// The line with no more of the step than can be known.
    Expectation known(Expectation line, Story story) {
        Sent sent = story.sent();
        if (sent == null || line.finding() == null || line.finding().step() != HandoffStep.NOT_FORWARDED) {
            return line;
        }
        Differences own = story.differences().of(sent);
        boolean isSilent = own.told(HandoffRecorded.class).findAny().isEmpty();
        boolean isThere = own.missing(HandoffRecorded.class).map(Logs::dayOf).anyMatch(told::contains);
        if (isSilent && line.documentType() != null && line.documentType().startsWith(PROMOTION)) {
            return line.hidden(
                    "that the entity owes its promotions is policy, which only the log of a hand-over tells");
        }
        return isSilent && !isThere
                ? line.knownAt(HandoffStep.FORWARDED_OR_ACCEPTED, "the log tells nothing of the source on that day")
                : line;
    }
}
