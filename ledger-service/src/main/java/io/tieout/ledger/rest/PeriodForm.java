package io.tieout.ledger.rest;

import io.tieout.event.Limits;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.app.Periods.Wish;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns a request about a period into a wish, or says everything that is wrong with it.
final class PeriodForm {

    private static final Pattern EVENT_ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// Which period, and what is to be done with it.
    record Target(String tenant, String requestedBy, PeriodAction action, String entity, FiscalPeriod period) {}

    private final Target target;
    private final PeriodRequest request;
    private final FormErrors errors = new FormErrors();

    private PeriodForm(Target target, PeriodRequest request) {
        this.target = target;
        this.request = request;
    }

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    static Wish read(Target target, PeriodRequest request) {
        return new PeriodForm(target, request).wish();
    }

    private Wish wish() {
        String key = errors.text("/idempotencyKey", request.idempotencyKey(), Limits.ID_LENGTH_MAX);
        String reason = errors.text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        List<UUID> events = named("/events", request.events(), this::eventId);
        List<String> corrections = named(
                "/corrections", request.corrections(), one -> errors.text("/corrections", one, Limits.ID_LENGTH_MAX));
        boolean isForSome = !events.isEmpty() || !corrections.isEmpty();
        boolean reopens = target.action() == PeriodAction.REOPEN;
        if (reopens && !isForSome) {
            errors.add("/events", "Nothing is named.", "A period is reopened for events or corrections: name them.");
        } else if (!reopens && isForSome) {
            errors.add("/events", "A period is closed for everything.", "Leave events and corrections out.");
        }
        String hash = hash();
        String approver = errors.approver(target.requestedBy(), hash, request.approval());
        errors.requireNone(LedgerProblem.PERIOD_REFUSED);
        PeriodChange change = new PeriodChange(target.entity(), target.period(), target.action(), events, corrections);
        return new Wish(target.tenant(), change, key, hash, reason, target.requestedBy(), approver);
    }

    private String hash() {
        return CanonicalJson.hashOf(new PeriodRequest.Content(
                target.action().code(),
                target.entity(),
                target.period().name(),
                request.idempotencyKey(),
                request.reason(),
                request.events(),
                request.corrections()));
    }

    private <T> List<T> named(
            String pointer, @Nullable List<@Nullable String> texts, Function<@Nullable String, @Nullable T> read) {
        List<T> all = new ArrayList<>();
        if (texts != null && texts.size() > PeriodChange.NAMED_MAX) {
            errors.add(
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
            errors.add("/events", "One is not an id.", "Send the UUIDs of the events.");
            return null;
        }
        return UUID.fromString(text);
    }
}
