package io.tieout.recon.domain.evidence;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Leg;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The integration's log about one record, without hand-overs to the sides that speak first.
public record HandoffLog(List<Leg> legs) {

    /// Lines of the log that one break repeats; the rest is with the legs.
    private static final int LINES_MAX = 20;

    /// Words of a free text that one sentence repeats.
    private static final int DETAIL_LENGTH_MAX = 200;

    /// @param speakers sources that speak for the record before the ERP does
    public static HandoffLog of(List<Leg> log, Collection<String> speakers) {
        return new HandoffLog(log.stream()
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

    public List<HandoffRecorded> records() {
        return legs.stream().map(Leg::event).map(HandoffRecorded.class::cast).toList();
    }

    public @Nullable HandoffRecorded last() {
        return legs.isEmpty() ? null : records().getLast();
    }

    /// The last payload that left the integration; null when the log does not repeat one.
    public @Nullable HandoffRecorded payload() {
        return records().reversed().stream()
                .filter(record ->
                        record.stage() == HandoffStage.FORWARDED || record.stage() == HandoffStage.ACKNOWLEDGED)
                .filter(record -> !record.fields().isEmpty())
                .findFirst()
                .orElse(null);
    }

    public @Nullable String forwarded(String field) {
        HandoffRecorded payload = payload();
        return payload == null ? null : payload.fields().get(field);
    }

    /// Which step failed where nothing arrived, as far as this log goes; null where it says nothing.
    public @Nullable HandoffStep stepWithoutDocument(List<String> evidence) {
        HandoffRecorded last = last();
        if (last == null) {
            return null;
        }
        return switch (last.stage()) {
            case RECEIVED -> {
                evidence.add("After that the log ends: it was received and not forwarded.");
                yield HandoffStep.NOT_FORWARDED;
            }
            case DEAD_LETTERED -> HandoffStep.NOT_FORWARDED;
            case FORWARDED -> {
                evidence.add("Missing: the target's acknowledgement, which would tell whether it arrived.");
                yield HandoffStep.FORWARDED_OR_ACCEPTED;
            }
            case ACKNOWLEDGED, REJECTED -> HandoffStep.NOT_ACCEPTED;
        };
    }

    /// Several documents of one record, each right by itself: no step lost or changed anything, so none is named.
    public void tellHowOftenItWasForwarded(List<String> evidence) {
        long forwarded = records().stream()
                .filter(record -> record.stage() == HandoffStage.FORWARDED)
                .count();
        if (forwarded == 0) {
            evidence.add("Missing: the integration's log, which would tell whether it was sent once or more often.");
        } else if (forwarded == 1) {
            evidence.add("It was forwarded once; the target made several documents of it.");
        } else {
            evidence.add("It was forwarded " + forwarded + " times; the target did not recognise the repeats.");
        }
    }

    public List<String> sentences() {
        return legs.stream().limit(LINES_MAX).map(HandoffLog::sentence).toList();
    }

    private static String sentence(Leg leg) {
        if (!(leg.event() instanceof HandoffRecorded handoff)) {
            return "";
        }
        return "%s: %s at %s%s%s."
                .formatted(
                        leg.envelope().source(),
                        handoff.stage().code(),
                        leg.occurredAt(),
                        part(" as ", handoff.targetReference()),
                        part(": ", handoff.detail()));
    }

    private static String part(String prefix, @Nullable String text) {
        if (text == null) {
            return "";
        }
        return prefix + (text.length() > DETAIL_LENGTH_MAX ? text.substring(0, DETAIL_LENGTH_MAX) + " ..." : text);
    }
}
