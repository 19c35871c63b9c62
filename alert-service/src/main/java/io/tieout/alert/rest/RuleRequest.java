package io.tieout.alert.rest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A rule as an operator sends it. Everything may be absent here; [RuleForm] says what is missing.
@Schema(
        name = "AlertRuleRequest",
        requiredProperties = {"name", "severity", "threshold"})
record RuleRequest(
        @Schema(description = Faults.NAME_RULE, examples = "refund-amount") @Nullable
        String name,

        @Schema(description = "P1 to P4; one higher for each doubling of the measure.", examples = "P2") @Nullable
        String severity,

        @Nullable LimitBody threshold,
        @Nullable ScopeBody scope,

        @Schema(
                description = "What to do with breaks of one incident. each: one alert for each incident whose breaks"
                        + " reach the threshold. apart: leave out what the alert of an incident tells of. counted: look at"
                        + " every break.",
                enumeration = {"each", "apart", "counted"},
                defaultValue = "apart")
        @Nullable
        String incidents,

        @Schema(description = "Ids of channels to tell; left out or empty: every enabled one.") @Nullable
        List<@Nullable String> channels,

        @Schema(defaultValue = "true") @Nullable Boolean enabled,

        @Schema(description = "For PUT: the version you have seen. Another one is answered with 409.") @Nullable
        Integer version) {

    /// Exactly one of the three.
    @Schema(name = "Threshold", description = "Exactly one of the three fields. Reaching the value is enough.")
    record LimitBody(
            @Schema(description = "Open breaks.", examples = "10") @Nullable
            Long count,

            @Schema(description = "Absolute amount of open breaks, one per currency. Never compared across currencies.")
            @Nullable
            List<@Nullable AmountBody> amounts,

            @Schema(description = "Calendar days since the oldest open break was detected.", examples = "7") @Nullable
            Integer days) {}

    /// An amount in major units.
    @Schema(name = "MoneyRequest")
    record AmountBody(
            @Schema(examples = "100.00") @Nullable String amount,
            @Schema(examples = "USD") @Nullable String currency) {}

    /// An empty or absent list leaves that side open.
    @Schema(name = "Scope", description = "An empty or absent list leaves that side open.")
    record ScopeBody(
            @Schema(description = "Names of reconciliation rules.", examples = "[\"refunds\"]") @Nullable
            List<@Nullable String> rules,

            @Schema(examples = "[\"missing\"]") @Nullable List<@Nullable String> classes,
            @Schema(examples = "[\"US\"]") @Nullable List<@Nullable String> entities,
            @Schema(examples = "[\"USD\"]") @Nullable List<@Nullable String> currencies) {}
}
