package io.tieout.ledger.rest;

import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.kit.problem.FieldError;
import io.tieout.ledger.app.Corrections.Proposed;
import io.tieout.ledger.domain.Correction;
import io.tieout.ledger.domain.CorrectionKind;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.rest.CorrectionRequest.AmountRequest;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import io.tieout.ledger.rest.CorrectionRequest.LineRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns a request into a correction, or says everything that is wrong with it.
final class CorrectionForm {

    private static final Pattern ROW = Pattern.compile("[0-9]{1,2}[a-z]?");
    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final List<FieldError> errors = new ArrayList<>();

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    static Proposed read(String tenant, String requestedBy, CorrectionRequest request) {
        return new CorrectionForm().proposed(tenant, requestedBy, request);
    }

    private Proposed proposed(String tenant, String requestedBy, CorrectionRequest request) {
        String key = text("/idempotencyKey", request.idempotencyKey(), Limits.ID_LENGTH_MAX);
        String reason = text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        String entity = text("/entity", request.entity(), Limits.ID_LENGTH_MAX);
        CorrectionKind kind = code("/kind", CorrectionKind.class, request.kind(), CorrectionKind.MANUAL_LINES);
        UUID eventId = eventId(kind, request.eventId());
        LocalDate businessDate = date("/businessDate", request.businessDate());
        LocalDate reverseOn = request.reverseOn() == null ? null : reverseOn(kind, businessDate, request.reverseOn());
        String row = request.row();
        if (row != null && !ROW.matcher(row).matches()) {
            add("/row", "This is no row of the posting table.", "Send a row such as 21b, or leave it out.");
        }
        List<Line> lines = lines(entity, request.lines());
        String hash = CanonicalJson.hash(request);
        String approver = approver(hash, request.approval());
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        return new Proposed(
                new Correction(tenant, key, kind, eventId, entity, businessDate, lines, reason, row, reverseOn),
                hash,
                requestedBy,
                approver);
    }

    static RuntimeException refused(List<FieldError> errors) {
        return LedgerProblem.CORRECTION_REFUSED.because(
                errors.size() == 1 ? errors.getFirst().message() : errors.size() + " things are wrong.", errors);
    }

    private @Nullable UUID eventId(CorrectionKind kind, @Nullable String text) {
        if (text == null) {
            if (kind != CorrectionKind.MANUAL_LINES) {
                add("/eventId", "A " + kind.code() + " needs the event it corrects.", "Send its event id.");
            }
            return null;
        }
        if (!EVENT_ID.matcher(text).matches()) {
            add("/eventId", "This is not an id.", "Send the UUID of the event.");
            return null;
        }
        return UUID.fromString(text);
    }

    private @Nullable LocalDate reverseOn(CorrectionKind kind, LocalDate businessDate, String text) {
        LocalDate date = date("/reverseOn", text);
        if (kind != CorrectionKind.MANUAL_LINES || !date.isAfter(businessDate)) {
            add(
                    "/reverseOn",
                    "Only manual lines are taken back by themselves, and on a later date.",
                    "Send a date after businessDate with kind manual-lines, or leave it out.");
            return null;
        }
        return date;
    }

    private List<Line> lines(String entity, @Nullable List<@Nullable LineRequest> requests) {
        if (requests == null || requests.isEmpty() || requests.size() > Correction.LINES_MAX) {
            add("/lines", "There must be 1 to " + Correction.LINES_MAX + " lines.", "Send so many.");
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            LineRequest request = requests.get(i);
            String pointer = "/lines/" + i;
            if (request == null) {
                add(pointer, "The line is null.", "Leave it out.");
                continue;
            }
            String account = text(pointer + "/account", request.account(), Limits.ID_LENGTH_MAX);
            EntrySide side = code(pointer + "/side", EntrySide.class, request.side(), EntrySide.DEBIT);
            String subKey =
                    request.subKey() == null ? "" : text(pointer + "/subKey", request.subKey(), Limits.TEXT_LENGTH_MAX);
            String own = request.entity() == null
                    ? entity
                    : text(pointer + "/entity", request.entity(), Limits.ID_LENGTH_MAX);
            Money amount = amount(pointer + "/amount", request.amount());
            if (amount != null) {
                lines.add(new Line(own, account, subKey, side, amount));
            }
        }
        return lines;
    }

    private @Nullable Money amount(String pointer, @Nullable AmountRequest request) {
        if (request == null || request.amount() == null || request.currency() == null) {
            add(pointer, "An amount and its currency are needed.", "Send {\"amount\":\"2.00\",\"currency\":\"USD\"}.");
            return null;
        }
        try {
            Money amount = Money.parse(request.amount(), request.currency());
            if (amount.minor() > 0) {
                return amount;
            }
            add(pointer + "/amount", "The amount is not above zero.", "The side gives the direction.");
        } catch (IllegalArgumentException malformed) {
            add(pointer, String.valueOf(malformed.getMessage()) + ".", "Send an exact amount in major units.");
        }
        return null;
    }

    private String approver(String hash, @Nullable ApprovalRequest approval) {
        if (approval == null) {
            add("/approval", "Nobody approved it.", "Have another person approve " + hash + " and name them here.");
            return "";
        }
        if (!hash.equals(approval.hash())) {
            add(
                    "/approval/hash",
                    "What was approved is not what is sent: this request's hash is " + hash + ".",
                    "Have this content approved, or send the one that was.");
        }
        return text("/approval/by", approval.by(), Limits.ID_LENGTH_MAX);
    }

    private LocalDate date(String pointer, @Nullable String text) {
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException malformed) {
            add(pointer, "This is not a date.", "Send a business date such as 2026-11-30.");
            return LocalDate.MIN;
        }
        add(pointer, "It is missing.", "Send a business date such as 2026-11-30.");
        return LocalDate.MIN;
    }

    private String text(String pointer, @Nullable String text, int lengthMax) {
        if (text == null
                || text.isBlank()
                || text.length() > lengthMax
                || CONTROL.matcher(text).find()) {
            add(
                    pointer,
                    text == null ? "It is missing." : "This cannot be used.",
                    "Send 1 to " + lengthMax + " characters without control characters.");
            return "";
        }
        return text;
    }

    private <E extends Enum<E> & Coded> E code(String pointer, Class<E> type, @Nullable String text, E otherwise) {
        return (text == null ? Optional.<E>empty() : Coded.find(type, text)).orElseGet(() -> {
            String choices =
                    Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
            add(pointer, text == null ? "It is missing." : "It is unknown.", "Send one of " + choices + ".");
            return otherwise;
        });
    }

    private void add(String pointer, String message, String fix) {
        errors.add(new FieldError(pointer, message, fix));
    }
}
