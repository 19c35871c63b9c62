package io.tieout.alert.rest;

import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.IncidentUse;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns a request into a rule, or says everything that is wrong with it.
final class RuleForm {

    private static final int VALUES_MAX = 50;
    private static final int LENGTH_MAX = 63;
    private static final int AGE_DAYS_MAX = 3_650;

    private final Faults faults = new Faults();

    /// @throws io.tieout.kit.problem.ProblemException naming every field that is wrong
    static AlertRule read(String tenant, UUID id, RuleRequest request) {
        return new RuleForm().rule(tenant, id, request);
    }

    private AlertRule rule(String tenant, UUID id, RuleRequest request) {
        String name = faults.name("/name", request.name());
        Optional<Severity> severity = faults.code("/severity", Severity.class, request.severity());
        List<Threshold> thresholds = thresholds(request.threshold());
        Scope scope = scope(request.scope());
        Optional<IncidentUse> incidents = request.incidents() == null
                ? Optional.of(IncidentUse.APART)
                : faults.code("/incidents", IncidentUse.class, request.incidents());
        Set<UUID> channels = values("/channels", request.channels(), RuleForm::uuid, "the id of a channel");
        faults.throwIfAny();
        boolean isEnabled = request.enabled() == null || request.enabled();
        return new AlertRule(
                id,
                tenant,
                name,
                thresholds,
                scope,
                incidents.orElseThrow(),
                severity.orElseThrow(),
                channels,
                isEnabled);
    }

    private List<Threshold> thresholds(RuleRequest.@Nullable LimitBody limit) {
        List<RuleRequest.@Nullable AmountBody> amounts =
                limit == null || limit.amounts() == null ? List.of() : limit.amounts();
        Long count = limit == null ? null : limit.count();
        Integer days = limit == null ? null : limit.days();
        int kinds = (count == null ? 0 : 1) + (days == null ? 0 : 1) + (amounts.isEmpty() ? 0 : 1);
        if (kinds != 1) {
            faults.add(
                    "/threshold",
                    kinds == 0 ? "is missing" : "has several measures",
                    "send exactly one of {\"count\":10}, {\"days\":7},"
                            + " {\"amounts\":[{\"amount\":\"100.00\",\"currency\":\"USD\"}]}");
            return List.of();
        }
        if (count != null) {
            return inRange("/threshold/count", count, Long.MAX_VALUE) ? List.of(new Threshold.Count(count)) : List.of();
        }
        if (days != null) {
            return inRange("/threshold/days", days, AGE_DAYS_MAX) ? List.of(new Threshold.Age(days)) : List.of();
        }
        return amounts(amounts);
    }

    private boolean inRange(String pointer, long value, long max) {
        if (value < 1 || value > max) {
            faults.add(pointer, "is out of range", "send a whole number from 1 to " + max);
        }
        return value >= 1 && value <= max;
    }

    private List<Threshold> amounts(List<RuleRequest.@Nullable AmountBody> bodies) {
        List<Threshold> thresholds = new ArrayList<>();
        Set<Currency> seen = new HashSet<>();
        for (int at = 0; at < bodies.size(); at++) {
            String pointer = "/threshold/amounts/" + at;
            Money amount = amount(pointer, bodies.get(at));
            if (amount != null && !seen.add(amount.currency())) {
                faults.add(pointer + "/currency", "occurs twice", "send one amount per currency");
            } else if (amount != null) {
                thresholds.add(new Threshold.Amount(amount));
            }
        }
        return thresholds;
    }

    private @Nullable Money amount(String pointer, RuleRequest.@Nullable AmountBody body) {
        if (body == null || body.amount() == null || body.currency() == null) {
            faults.add(pointer, "is incomplete", "send {\"amount\":\"100.00\",\"currency\":\"USD\"}");
            return null;
        }
        try {
            Money money = Money.parse(body.amount(), body.currency());
            if (money.minor() > 0) {
                return money;
            }
            faults.add(pointer + "/amount", "is not above zero", "send an amount above zero");
        } catch (IllegalArgumentException malformed) {
            faults.add(pointer, "is not an exact amount", String.valueOf(malformed.getMessage()));
        }
        return null;
    }

    private Scope scope(RuleRequest.@Nullable ScopeBody scope) {
        if (scope == null) {
            return Scope.EVERYTHING;
        }
        return new Scope(
                values("/scope/rules", scope.rules(), RuleForm::word, "the name of a reconciliation rule"),
                values(
                        "/scope/classes",
                        scope.classes(),
                        code -> Coded.find(BreakClass.class, code),
                        "one of " + Faults.codes(BreakClass.class)),
                values("/scope/entities", scope.entities(), RuleForm::word, "the code of a legal entity"),
                values("/scope/currencies", scope.currencies(), RuleForm::currency, "an ISO 4217 code"));
    }

    private <T> Set<T> values(
            String pointer,
            @Nullable List<@Nullable String> texts,
            Function<String, Optional<T>> parse,
            String wanted) {
        Set<T> values = new HashSet<>();
        if (texts == null) {
            return values;
        }
        if (texts.size() > VALUES_MAX) {
            faults.add(pointer, "has " + texts.size() + " values", "send at most " + VALUES_MAX);
            return values;
        }
        for (int at = 0; at < texts.size(); at++) {
            String text = texts.get(at);
            Optional<T> value = text == null ? Optional.empty() : parse.apply(text);
            if (value.isEmpty()) {
                faults.add(pointer + "/" + at, "is unknown or malformed", "send " + wanted);
            }
            value.ifPresent(values::add);
        }
        return values;
    }

    private static Optional<String> word(String text) {
        return text.isBlank() || text.length() > LENGTH_MAX ? Optional.empty() : Optional.of(text);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Money.currencyOf(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
