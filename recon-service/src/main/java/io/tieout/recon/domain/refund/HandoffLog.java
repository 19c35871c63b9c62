package io.tieout.recon.domain.refund;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The integration's log about one refund, without hand-overs to the sides that speak first.
record HandoffLog(List<Leg> legs) {

    static HandoffLog of(Refund refund) {
        List<String> speakers = new ArrayList<>();
        if (refund.issued() != null) {
            refund.issued().legs().forEach(leg -> speakers.add(leg.envelope().source()));
        }
        refund.processed()
                .forEach(attempt -> attempt.legs()
                        .forEach(leg -> speakers.add(leg.envelope().source())));
        return new HandoffLog(refund.log().stream()
                .filter(leg -> !leg.isConflict()
                        && leg.event() instanceof HandoffRecorded handoff
                        && !speakers.contains(handoff.target()))
                .sorted(Comparator.comparing(Leg::occurredAt)
                        .thenComparing(HandoffLog::stageOf)
                        .thenComparing(Leg::eventId))
                .toList());
    }

    private static HandoffStage stageOf(Leg leg) {
        return leg.event() instanceof HandoffRecorded handoff ? handoff.stage() : HandoffStage.RECEIVED;
    }

    private List<HandoffRecorded> records() {
        return legs.stream().map(Leg::event).map(HandoffRecorded.class::cast).toList();
    }

    @Nullable
    HandoffRecorded last() {
        return legs.isEmpty() ? null : records().getLast();
    }

    long forwardedCount() {
        return records().stream()
                .filter(record -> record.stage() == HandoffStage.FORWARDED)
                .count();
    }

    /// The last payload that left the integration; null when the log does not repeat one.
    @Nullable
    HandoffRecorded payload() {
        return records().reversed().stream()
                .filter(record ->
                        record.stage() == HandoffStage.FORWARDED || record.stage() == HandoffStage.ACKNOWLEDGED)
                .filter(record -> !record.fields().isEmpty())
                .findFirst()
                .orElse(null);
    }

    @Nullable
    String forwarded(SurvivingField field) {
        HandoffRecorded payload = payload();
        return payload == null ? null : payload.fields().get(field.code());
    }

    List<String> sentences() {
        return legs.stream()
                .limit(Sentences.LOG_LINES_MAX)
                .map(Sentences::ofLog)
                .toList();
    }
}
