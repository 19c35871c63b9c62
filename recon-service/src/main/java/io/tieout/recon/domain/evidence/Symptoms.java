package io.tieout.recon.domain.evidence;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads from the evidence of one break what it may have in common with others.
public final class Symptoms {

    /// A refund's id is the name of its record.
    private static final String REFUND_ID = SurvivingField.REFUND_ID.code();

    private static final String RECORD = "record";

    private static final int WORDS_LENGTH_MAX = 80;

    /// Ids and counts in a log's words differ from one message to the next.
    private static final Pattern NUMBERS = Pattern.compile("[^\\s:]*[0-9][^\\s:]*");

    private Symptoms() {}

    /// @param leading the leg that speaks for the record
    /// @param differences between what the ERP was to have and what it has
    public static Symptom of(
            BreakClass breakClass,
            HandoffStep hop,
            Leg leading,
            HandoffLog log,
            List<Document> documents,
            List<FieldDifference> differences) {
        return new Symptom(
                hop,
                breakClass == BreakClass.DUPLICATE_POSTING && !documents.isEmpty()
                        ? target(documents)
                        : connector(hop, leading, log, documents),
                failing(breakClass, hop, log, documents, differences));
    }

    /// Who made several documents of one message did not recognise the repeat, whosever record it was.
    private static String target(List<Document> documents) {
        return documents.getFirst().leg().envelope().source();
    }

    private static String connector(HandoffStep hop, Leg leading, HandoffLog log, List<Document> documents) {
        String source = leading.envelope().source();
        HandoffRecorded last = log.last();
        return switch (hop) {
            case NO_EVENT_STREAM, NOT_EMITTED, EMITTED_OR_FORWARDED, GOOD -> source;
            case NOT_FORWARDED, FORWARDED_OR_ACCEPTED ->
                last == null ? source : last.envelope().source();
            case NOT_ACCEPTED, NOT_CATEGORISED, PROCESS_GAP -> {
                if (!documents.isEmpty()) {
                    yield target(documents);
                }
                yield last == null ? source : last.target();
            }
        };
    }

    private static String failing(
            BreakClass breakClass,
            HandoffStep hop,
            HandoffLog log,
            List<Document> documents,
            List<FieldDifference> differences) {
        String code = first(documents, true);
        if (code != null) {
            return "code " + code;
        }
        String person = first(documents, false);
        if (person != null) {
            return breakClass.code() + " by " + person;
        }
        if (documents.isEmpty()) {
            return withoutDocument(breakClass, hop, log.last());
        }
        if (differences.isEmpty() || breakClass == BreakClass.DUPLICATE_POSTING) {
            return breakClass.code();
        }
        return differences.stream()
                .map(difference -> REFUND_ID.equals(difference.field()) ? RECORD : difference.field())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Where a message got to is what those that went no further have in common, of one record or of several.
    private static String withoutDocument(BreakClass breakClass, HandoffStep hop, @Nullable HandoffRecorded last) {
        if (last == null) {
            return hop == HandoffStep.NOT_FORWARDED ? Symptom.NOT_RECEIVED : breakClass.code();
        }
        return hasFailed(last) ? words(last) : last.stage().code();
    }

    private static @Nullable String first(List<Document> documents, boolean wantsCode) {
        return documents.stream()
                .map(document -> wantsCode ? document.exceptionCode() : document.enteredBy())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasFailed(HandoffRecorded last) {
        return last.stage() == HandoffStage.DEAD_LETTERED || last.stage() == HandoffStage.REJECTED;
    }

    private static String words(HandoffRecorded last) {
        String detail = last.detail();
        if (detail == null) {
            return last.stage().code();
        }
        String plain = NUMBERS.matcher(detail).replaceAll("#");
        return last.stage().code() + ": "
                + (plain.length() > WORDS_LENGTH_MAX ? plain.substring(0, WORDS_LENGTH_MAX) : plain);
    }
}
