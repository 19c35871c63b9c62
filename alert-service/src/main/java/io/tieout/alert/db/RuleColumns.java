package io.tieout.alert.db;

import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.IncidentUse;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rule as its table has it, whichever client reads or writes it.
record RuleColumns(
        String tenant,
        UUID id,
        String name,
        String severity,
        @Nullable Long countOpen,
        @Nullable Integer ageDays,
        String[] amountCurrency,
        Long[] amountMinor,
        String[] breakRule,
        String[] breakClass,
        String[] entity,
        String[] currency,
        String incidents,
        UUID[] channelId,
        boolean isEnabled) {

    static RuleColumns of(AlertRule rule) {
        List<Money> amounts = new ArrayList<>();
        Long count = null;
        Integer days = null;
        for (Threshold threshold : rule.thresholds()) {
            switch (threshold) {
                case Threshold.Count(var open) -> count = open;
                case Threshold.Age(var age) -> days = age;
                case Threshold.Amount(var absolute) -> amounts.add(absolute);
            }
        }
        Scope scope = rule.scope();
        return new RuleColumns(
                rule.tenant(),
                rule.id(),
                rule.name(),
                rule.severity().code(),
                count,
                days,
                amounts.stream()
                        .map(amount -> amount.currency().getCurrencyCode())
                        .toArray(String[]::new),
                amounts.stream().map(Money::minor).toArray(Long[]::new),
                texts(scope.breakRules(), Function.identity()),
                texts(scope.breakClasses(), BreakClass::code),
                texts(scope.entities(), Function.identity()),
                texts(scope.currencies(), Currency::getCurrencyCode),
                rule.incidents().code(),
                rule.channels().stream().sorted().toArray(UUID[]::new),
                rule.enabled());
    }

    AlertRule toRule() {
        Scope scope = new Scope(
                Set.of(breakRule),
                values(breakClass, code -> Coded.of(BreakClass.class, code)),
                Set.of(entity),
                values(currency, Money::currencyOf));
        return new AlertRule(
                id,
                tenant,
                name,
                thresholds(),
                scope,
                Coded.of(IncidentUse.class, incidents),
                Coded.of(Severity.class, severity),
                Set.of(channelId),
                isEnabled);
    }

    private List<Threshold> thresholds() {
        List<Threshold> thresholds = new ArrayList<>();
        if (countOpen != null) {
            thresholds.add(new Threshold.Count(countOpen));
        }
        if (ageDays != null) {
            thresholds.add(new Threshold.Age(ageDays));
        }
        for (int at = 0; at < amountMinor.length; at++) {
            thresholds.add(new Threshold.Amount(Money.of(amountMinor[at], amountCurrency[at])));
        }
        return thresholds;
    }

    private static <T> String[] texts(java.util.Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).sorted().toArray(String[]::new);
    }

    private static <T> Set<T> values(String[] texts, Function<String, T> value) {
        return Arrays.stream(texts).map(value).collect(Collectors.toUnmodifiableSet());
    }
}
