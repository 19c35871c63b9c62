package io.tieout.ledger.rest;

import io.tieout.event.Limits;
import io.tieout.kit.problem.FieldError;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.domain.Validity;
import io.tieout.ledger.rest.CrossReferenceRequest.ValidityRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what codes mean, and notes everything that is wrong with it.
final class CrossReferenceForm {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// A meaning and where the caller wrote it.
    private record Read(Validity validity, String pointer) {}

    private final BiPredicate<CodeKind, String> isCanonical;
    private final List<FieldError> errors = new ArrayList<>();

    /// @param isCanonical whether the books know a code
    CrossReferenceForm(BiPredicate<CodeKind, String> isCanonical) {
        this.isCanonical = isCanonical;
    }

    /// @param pointers where each of `requests` was written
    CrossReference read(CodeKey key, List<? extends @Nullable ValidityRequest> requests, List<String> pointers) {
        if (requests.size() > CrossReference.VALIDITIES_MAX) {
            add(
                    pointers.get(CrossReference.VALIDITIES_MAX),
                    "A code has at most " + CrossReference.VALIDITIES_MAX + " meanings.",
                    "Leave out those that ended long ago.");
            return CrossReference.unknown(key);
        }
        List<Read> read = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            ValidityRequest request = requests.get(i);
            if (request == null) {
                add(pointers.get(i), "It is null.", "Leave it out.");
                continue;
            }
            Validity validity = validity(key.kind(), request, pointers.get(i));
            if (validity != null) {
                requireApart(read, validity, pointers.get(i));
                read.add(new Read(validity, pointers.get(i)));
            }
        }
        return errors.isEmpty()
                ? new CrossReference(key, read.stream().map(Read::validity).toList())
                : CrossReference.unknown(key);
    }

    private void requireApart(List<Read> earlier, Validity validity, String pointer) {
        for (Read other : earlier) {
            if (other.validity().overlaps(validity)) {
                add(
                        pointer + "/from",
                        "It overlaps with what " + other.pointer() + " says.",
                        "Let each end, with until, where the next begins.");
                return;
            }
        }
    }

    private @Nullable Validity validity(CodeKind kind, ValidityRequest request, String pointer) {
        int before = errors.size();
        String canonical = text(pointer + "/canonical", request.canonical());
        if (errors.size() == before && !isCanonical.test(kind, canonical)) {
            add(
                    pointer + "/canonical",
                    "The posting policy knows no " + kind.code() + " '" + canonical + "'.",
                    "Send one that a row or the chart of accounts has.");
        }
        Instant from = instant(pointer + "/from", request.from());
        Instant until = instant(pointer + "/until", request.until());
        if (from != null && until != null && !from.isBefore(until)) {
            add(pointer + "/until", "It ends before it begins.", "Send a later instant, or leave it out.");
        }
        return errors.size() == before ? new Validity(from, until, canonical) : null;
    }

    @Nullable
    CodeKind kind(String pointer, String text) {
        for (CodeKind kind : CodeKind.values()) {
            if (kind.code().equals(text)) {
                return kind;
            }
        }
        add(pointer, "There is no kind '" + shortened(text) + "'.", "Send sku, location, tender or account.");
        return null;
    }

    String text(String pointer, @Nullable String text) {
        if (text == null
                || text.isBlank()
                || text.length() > Limits.ID_LENGTH_MAX
                || CONTROL.matcher(text).find()) {
            add(
                    pointer,
                    "A text of 1 to " + Limits.ID_LENGTH_MAX + " characters is needed.",
                    "Send the code as it is written in events.");
            return "";
        }
        return text;
    }

    private @Nullable Instant instant(String pointer, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            add(pointer, "This is not an instant.", "Send one with its offset, such as 2026-03-01T00:00:00Z.");
            return null;
        }
    }

    void add(String pointer, String message, String fix) {
        errors.add(new FieldError(pointer, message, fix));
    }

    int errorCount() {
        return errors.size();
    }

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    void requireRight() {
        if (!errors.isEmpty()) {
            throw LedgerProblem.CROSS_REFERENCE_REFUSED.because(
                    errors.size() == 1 ? errors.getFirst().message() : errors.size() + " things are wrong.", errors);
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 60));
    }
}
