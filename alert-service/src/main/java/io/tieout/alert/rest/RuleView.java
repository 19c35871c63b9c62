package io.tieout.alert.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.alert.app.AlertRules;
import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rule as its owner sees it.
@Schema(name = "AlertRule", examples = Examples.RULE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleView(
        UUID id,
        String name,
        @Schema(examples = "absolute-amount") String measure,
        String severity,
        RuleRequest.LimitBody threshold,
        RuleRequest.ScopeBody scope,
        @Schema(examples = "apart") String incidents,
        List<UUID> channels,
        boolean enabled,
        int version,
        Instant createdAt,
        Instant changedAt,

        @Schema(description = "Currencies with open breaks in scope that have no threshold, so nobody is told of them.")
        @Nullable
        List<String> unwatchedCurrencies) {

    static RuleView of(AlertRules.Kept kept) {
        return of(kept, null);
    }

    static RuleView of(AlertRules.Kept kept, @Nullable Collection<Currency> unwatched) {
        AlertRule rule = kept.rule();
        return new RuleView(
                rule.id(),
                rule.name(),
                rule.measure().code(),
                rule.severity().code(),
                limit(rule.thresholds()),
                scope(rule.scope()),
                rule.incidents().code(),
                rule.channels().stream().sorted().toList(),
                rule.enabled(),
                kept.version(),
                kept.createdAt(),
                kept.changedAt(),
                unwatched == null ? null : texts(unwatched, Currency::getCurrencyCode));
    }

    private static RuleRequest.LimitBody limit(List<Threshold> thresholds) {
        List<RuleRequest.@Nullable AmountBody> amounts = new ArrayList<>();
        Long count = null;
        Integer days = null;
        for (Threshold threshold : thresholds) {
            switch (threshold) {
                case Threshold.Count(var open) -> count = open;
                case Threshold.Age(var age) -> days = age;
                case Threshold.Amount(Money absolute) ->
                    amounts.add(new RuleRequest.AmountBody(
                            absolute.decimal(), absolute.currency().getCurrencyCode()));
            }
        }
        return new RuleRequest.LimitBody(count, amounts.isEmpty() ? null : amounts, days);
    }

    private static RuleRequest.ScopeBody scope(Scope scope) {
        return new RuleRequest.ScopeBody(
                nullable(texts(scope.breakRules(), Function.identity())),
                nullable(texts(scope.breakClasses(), Coded::code)),
                nullable(texts(scope.entities(), Function.identity())),
                nullable(texts(scope.currencies(), Currency::getCurrencyCode)));
    }

    private static <T> List<String> texts(Collection<? extends T> values, Function<T, String> text) {
        return values.stream().map(value -> text.apply(value)).sorted().toList();
    }

    private static List<@Nullable String> nullable(List<String> texts) {
        return new ArrayList<>(texts);
    }
}
