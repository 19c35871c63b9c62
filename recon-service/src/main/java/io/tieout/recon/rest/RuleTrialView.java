package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.recon.app.TryRule.Trial;
import io.tieout.recon.domain.trial.Change;
import io.tieout.recon.domain.trial.Conclusion;
import io.tieout.recon.domain.trial.RuleComparison;
import io.tieout.recon.domain.trial.Tally;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "RuleTrial",
        description = "What a draft makes of recorded events, beside the version in force. Nothing was written.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RuleTrialView(
        @Schema(description = "Id and version of the draft.", examples = "payout-lines/2")
        String draft,

        @Schema(
                description = "The version that it was compared with; absent where none is in force.",
                examples = "payout-lines/1")
        @Nullable
        String inForce,

        @Schema(description = "The business instant of both.")
        Instant at,

        @Schema(description = "Transactions or references looked at, inside the window or not.", examples = "2000")
        int looked,

        @Schema(description = "Those of them that both versions folded.", examples = "412")
        int units,

        TallyView before,
        TallyView after,

        @Schema(description = "Keys about which they say different things.", examples = "1")
        int changed,

        @Schema(description = "The first " + RuleComparison.CHANGES_MAX + " of them.")
        List<ChangeView> changes,

        @Schema(description = "Whether everything was looked at, together with the calls before this one.")
        boolean complete,

        @Schema(description = "Cursor to go on with; absent when everything was looked at.") @Nullable
        String next) {

    static RuleTrialView of(Trial trial, @Nullable String next) {
        RuleComparison comparison = trial.comparison();
        return new RuleTrialView(
                trial.draft(),
                trial.inForce(),
                trial.at(),
                trial.looked(),
                comparison.units(),
                TallyView.of(comparison.before()),
                TallyView.of(comparison.after()),
                comparison.changed(),
                comparison.changes().stream().map(ChangeView::of).toList(),
                trial.next() == null,
                next);
    }

    @Schema(name = "RuleTally", description = "What one version finds; currencies are never netted.")
    record TallyView(
            List<ClassView> breaks,

            @Schema(description = "Rows of the comparison, by currency.")
            List<ItemsView> items) {

        static TallyView of(Tally tally) {
            return new TallyView(
                    tally.breaks().stream()
                            .map(each ->
                                    new ClassView(each.breakClass().code(), each.count(), MoneyView.of(each.delta())))
                            .toList(),
                    tally.items().stream()
                            .map(each -> new ItemsView(each.count(), MoneyView.of(each.timing())))
                            .toList());
        }
    }

    @Schema(name = "RuleTallyOfClass")
    record ClassView(
            @JsonProperty("class") @Schema(name = "class", examples = "missing")
            String breakClass,

            int count,
            @Schema(description = "Sum of source less ERP.") MoneyView delta) {}

    @Schema(name = "RuleTallyOfItems")
    record ItemsView(
            int count,
            @Schema(description = "What is not due yet.") MoneyView timing) {}

    @Schema(name = "RuleChange")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangeView(
            @Schema(examples = "payout:stripe-us:po_1") String ruleKey,
            int ordinal,

            @Schema(
                    description = "What the draft would do to the break: opens, closes or changes.",
                    examples = "closes")
            String effect,

            @Nullable ConclusionView before,
            @Nullable ConclusionView after) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.ruleKey(),
                    change.ordinal(),
                    change.effect(),
                    ConclusionView.ofNullable(change.before()),
                    ConclusionView.ofNullable(change.after()));
        }
    }

    @Schema(name = "RuleConclusion")
    record ConclusionView(
            @JsonProperty("class") @Schema(name = "class", examples = "payout-residual")
            String breakClass,

            MoneyView delta,
            @Schema(examples = "handoff good") String handoffStep,
            @Schema(examples = "external") String cause,
            @Schema(examples = "processor") String authority,

            @Schema(description = "Whether it is over and only the lag is told.")
            boolean healed) {

        static @Nullable ConclusionView ofNullable(@Nullable Conclusion conclusion) {
            return conclusion == null
                    ? null
                    : new ConclusionView(
                            conclusion.breakClass().code(),
                            MoneyView.of(conclusion.delta()),
                            conclusion.step().code(),
                            conclusion.cause().code(),
                            conclusion.authority(),
                            conclusion.healed());
        }
    }
}
