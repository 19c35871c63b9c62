package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Coded;
import io.tieout.recon.domain.report.Cascades;
import io.tieout.recon.domain.report.DivergencePoints;
import io.tieout.recon.domain.report.Systemic;
import io.tieout.recon.rest.OpenItemViews.CostView;
import io.tieout.recon.rest.OpenItemViews.ItemView;
import io.tieout.recon.rest.OpenItemViews.SumView;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What differences have to do with those before them, as the reports show it.
final class TrailViews {

    private TrailViews() {}

    @Schema(name = "DivergencePointReport", description = "Since when systems disagree, record by record.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PointsView(
            LocalDate asOf,
            OffsetDateTime knownAt,
            @Schema(examples = "order") String by,

            @Schema(description = "Records in all, on this page and others.")
            int count,

            List<PointView> points,

            @Schema(description = "Cursor of the next page; absent on the last one.") @Nullable
            String next) {}

    @Schema(name = "DivergencePoint")
    record PointView(
            @Schema(examples = "order:shopify-us:1002") String key,

            @Schema(description = "When what the first break is about happened.")
            OffsetDateTime since,

            @Schema(description = "The first open break in business time.")
            ItemView first,

            @Schema(description = "Open breaks behind the first.", examples = "2")
            long followed,

            @Schema(description = "Classes of those that followed.", examples = "field-dropped")
            List<String> classes,

            @Schema(description = "Of all of them, the first included.")
            SumView sum,

            @Schema(description = "Of all of them; an incident is worked on once.")
            CostView costPerDay) {
        static PointView of(DivergencePoints.Point point) {
            return new PointView(
                    point.key(),
                    Times.of(point.first().happenedAt()),
                    ItemView.of(point.first()),
                    point.followed(),
                    point.classes().stream().map(Coded::code).toList(),
                    SumView.of(point.sum()),
                    CostView.of(point.costPerDay()));
        }
    }

    @Schema(
            name = "CascadeReport",
            description = "Loads of cards that the ERP does not have, with what it holds back because of that.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CascadesView(
            LocalDate asOf,
            OffsetDateTime knownAt,

            @Schema(description = "Chains in all, on this page and others.")
            int count,

            List<ChainView> chains,

            @Schema(description = "Cursor of the next page; absent on the last one.") @Nullable
            String next) {}

    @Schema(name = "Cascade")
    record ChainView(
            @Schema(examples = "gift-card:giftly:G77") String card,

            @Schema(description = "The handoff step of the load: what has to be mended.", examples = "2")
            String step,

            @Schema(description = "The system it failed at.", examples = "celigo-us")
            String connector,

            @Schema(description = "The break of the load.") ItemView load,

            @Schema(description = "In the order of a card's life, the load included.")
            List<StageView> stages,

            @Schema(
                    description = "Of the load and its children, each counted once; net is what is owed on the card, so"
                            + " redemptions are negative.")
            SumView total,

            @Schema(description = "What is let go once the load is there, in business time.")
            List<ItemView> children) {
        static ChainView of(Cascades.Chain chain) {
            return new ChainView(
                    chain.card(),
                    chain.load().handoff().step().code(),
                    chain.load().handoff().connector(),
                    ItemView.of(chain.load()),
                    chain.stages().stream()
                            .map(each -> new StageView(each.stage().code(), SumView.of(each.sum())))
                            .toList(),
                    SumView.of(chain.total()),
                    chain.children().stream().map(ItemView::of).toList());
        }
    }

    @Schema(name = "CascadeStage")
    record StageView(@Schema(examples = "redemption") String stage, SumView sum) {}

    @Schema(
            name = "SystemicReport",
            description = "Whether what goes wrong in a legal entity is more than single causes.")
    record SystemicView(
            @Schema(description = "Begin of the thirty days.")
            OffsetDateTime from,

            OffsetDateTime knownAt,
            List<EntityView> entities) {}

    @Schema(name = "SystemicEntity")
    record EntityView(
            @Schema(examples = "US") String entity,

            @Schema(description = "At least four classes over at least two types of transactions.")
            boolean systemic,

            @Schema(description = "Breaks that stand alone, and incidents.", examples = "5")
            long problems,

            @Schema(description = "Breaks behind them.", examples = "31")
            long breaks,

            @Schema(description = "Primary classes; of an incident that of most of its breaks.")
            List<String> classes,

            @Schema(description = "Ids of the rules that found them.", examples = "refunds")
            List<String> transactionTypes) {
        static EntityView of(Systemic each) {
            return new EntityView(
                    each.entity(),
                    each.isSystemic(),
                    each.problems(),
                    each.breaks(),
                    each.classes().stream().map(Coded::code).toList(),
                    each.transactionTypes());
        }
    }
}
