package io.tieout.ledger.rest;

import io.tieout.event.Limits;
import io.tieout.kit.problem.FieldError;
import io.tieout.ledger.app.Periods.Wish;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a request about a period into a wish, or says everything that is wrong with it.
final class PeriodForm {

    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// Which period, and what is to be done with it.
    record Target(String tenant, String requestedBy, PeriodAction action, String entity, YearMonth period) {}

    private final Target target;
    private final PeriodRequest request;
    private final List<FieldError> errors = new ArrayList<>();

    private PeriodForm(Target target, PeriodRequest request) {
        this.target = target;
        this.request = request;
    }

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    static Wish read(Target target, PeriodRequest request) {
        return new PeriodForm(target, request).wish();
    }

    private Wish wish() {
        String key = text("/idempotencyKey", request.idempotencyKey(), Limits.ID_LENGTH_MAX);
        String reason = text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        List<UUID> events = named("/events", request.events(), this::eventId);
        List<String> corrections =
                named("/corrections", request.corrections(), one -> text("/corrections", one, Limits.ID_LENGTH_MAX));
        boolean isForSome = !events.isEmpty() || !corrections.isEmpty();
        boolean reopens = target.action() == PeriodAction.REOPEN;
        if (reopens && !isForSome) {
            add("/events", "Nothing is named.", "A period is reopened for events or corrections: name them.");
        } else if (!reopens && isForSome) {
            add("/events", "A period is closed for everything.", "Leave events and corrections out.");
        }
        String hash = hash();
        String approver = approver(hash);
        if (!errors.isEmpty()) {
            throw refused(errors);
        }
        PeriodChange change = new PeriodChange(target.entity(), target.period(), target.action(), events, corrections);
        return new Wish(target.tenant(), change, key, hash, reason, target.requestedBy(), approver);
    }

    static RuntimeException refused(List<FieldError> errors) {
        return LedgerProblem.PERIOD_REFUSED.because(
                errors.size() == 1 ? errors.getFirst().message() : errors.size() + " things are wrong.", errors);
    }

    private String hash() {
        return CanonicalJson.hashOf(new PeriodRequest.Content(
                target.action().code(),
                target.entity(),
                target.period().toString(),
                request.idempotencyKey(),
                request.reason(),
                request.events(),
                request.corrections()));
    }

    private <T> List<T> named(
            String pointer, @Nullable List<@Nullable String> texts, Function<@Nullable String, @Nullable T> read) {
        List<T> all = new ArrayList<>();
        if (texts != null && texts.size() > PeriodChange.NAMED_MAX) {
            add(
                    pointer,
                    "There are more than " + PeriodChange.NAMED_MAX + ".",
                    "Reopen the period again for the rest.");
        } else if (texts != null) {
            for (String text : texts) {
                T one = read.apply(text);
                if (one != null && !all.contains(one)) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    private @Nullable UUID eventId(@Nullable String text) {
        if (text == null || !EVENT_ID.matcher(text).matches()) {
            add("/events", "One is not an id.", "Send the UUIDs of the events.");
            return null;
        }
        return UUID.fromString(text);
    }

    private String approver(String hash) {
        ApprovalRequest approval = request.approval();
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

    private void add(String pointer, String message, String fix) {
        errors.add(new FieldError(pointer, message, fix));
    }
}
