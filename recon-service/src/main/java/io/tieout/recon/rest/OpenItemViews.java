package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.kit.page.Page;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.report.Diagnosis;
import io.tieout.recon.domain.report.Divergence;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.OpenSum;
import io.tieout.recon.domain.report.OrphanDamage;
import io.tieout.recon.domain.report.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Reports of what is open, as clients see them. Amounts are in major units of the currency beside them.
final class OpenItemViews {

    private OpenItemViews() {}

    @Schema(name = "OpenItem", description = "A break as it was open at the day of the report.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            UUID id,

            @Schema(examples = "missing") @JsonProperty("class")
            String breakClass,

            @Schema(examples = "P4") String severity,
            String rule,
            @Schema(examples = "refund:shopify-us:9002") String ruleKey,
            String entity,
            String currency,
            @Nullable String order,

            @Schema(description = "The system whose record it is; empty where nothing tells.", examples = "shopify-us")
            String counterparty,

            @Schema(description = "Which side holds more: source, erp or equal.", examples = "source")
            String side,

            @Schema(description = "Source less ERP.", examples = "35.50")
            String delta,

            @Schema(examples = "35.50") String absolute,
            LocalDate businessDate,
            OffsetDateTime firstDetectedAt,

            @Schema(description = "Calendar days from first detected to the day of the report.", examples = "3")
            long ageDays,

            @Schema(examples = "2–3") String ageBucket,
            @Schema(examples = "2") String step,

            @Schema(description = "The system that it failed at; empty where nothing tells.", examples = "celigo-us")
            String connector,

            List<String> evidence,

            @Schema(examples = "operators of the integration")
            String whoActs,

            String authority,
            String repair,
            @Nullable UUID incidentId) {

        static ItemView of(OpenItem item) {
            return new ItemView(
                    item.id(),
                    item.breakClass().code(),
                    item.severity().code(),
                    item.rule(),
                    item.ruleKey(),
                    item.entity(),
                    item.currency(),
                    item.order(),
                    item.counterparty(),
                    item.side().code(),
                    item.delta().decimal(),
                    item.absolute().decimal(),
                    item.businessDate(),
                    Times.of(item.firstDetectedAt()),
                    item.ageDays(),
                    Ageing.bucketOf(item.ageDays()),
                    item.handoff().step().code(),
                    item.handoff().connector(),
                    item.handoff().evidence(),
                    Diagnosis.whoActs(item.handoff().step()),
                    item.handoff().authority(),
                    item.handoff().repair(),
                    item.incidentId());
        }
    }

    @Schema(name = "OpenSum")
    record SumView(
            long count,
            @Schema(examples = "35.50") String net,
            @Schema(examples = "35.50") String absolute) {
        static SumView of(OpenSum sum) {
            return new SumView(sum.count(), sum.net().decimal(), sum.absolute().decimal());
        }
    }

    @Schema(name = "StatementReport", description = "What is open with each counterparty, by age.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatementView(
            LocalDate asOf,
            OffsetDateTime knownAt,
            List<AccountView> accounts,
            List<ItemView> items,

            @Schema(description = "Cursor of the next page of items; absent on the last one.") @Nullable
            String next) {

        static StatementView of(LocalDate asOf, OffsetDateTime knownAt, Statement statement, Page<OpenItem> page) {
            return new StatementView(
                    asOf,
                    knownAt,
                    statement.accounts().stream().map(AccountView::of).toList(),
                    page.items().stream().map(ItemView::of).toList(),
                    page.next());
        }
    }

    @Schema(name = "StatementAccount")
    record AccountView(
            String entity, String currency, String counterparty, String side, List<BucketView> buckets, SumView total) {
        static AccountView of(Statement.Account account) {
            return new AccountView(
                    account.entity(),
                    account.currency(),
                    account.counterparty(),
                    account.side().code(),
                    account.buckets().stream()
                            .map(bucket -> new BucketView(bucket.days(), SumView.of(bucket.sum())))
                            .toList(),
                    SumView.of(account.total()));
        }
    }

    @Schema(name = "StatementBucket")
    record BucketView(@Schema(examples = "2–3") String days, SumView sum) {}

    @Schema(name = "DiagnosisReport", description = "Open breaks by the handoff step that failed.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiagnosisView(
            LocalDate asOf,
            OffsetDateTime knownAt,
            List<StepView> steps,
            List<ItemView> items,

            @Schema(description = "Cursor of the next page of items; absent on the last one.") @Nullable
            String next) {

        static DiagnosisView of(LocalDate asOf, OffsetDateTime knownAt, Diagnosis diagnosis, Page<OpenItem> page) {
            return new DiagnosisView(
                    asOf,
                    knownAt,
                    diagnosis.steps().stream().map(StepView::of).toList(),
                    page.items().stream().map(ItemView::of).toList(),
                    page.next());
        }
    }

    @Schema(name = "DiagnosisStep")
    record StepView(String entity, String currency, String step, String meaning, String whoActs, SumView sum) {
        static StepView of(Diagnosis.Step step) {
            return new StepView(
                    step.entity(),
                    step.currency(),
                    step.step().code(),
                    step.step().meaning(),
                    Diagnosis.whoActs(step.step()),
                    SumView.of(step.sum()));
        }
    }

    @Schema(name = "DivergenceReport", description = "Open breaks by hop and class, with what they cost by the day.")
    record DivergenceView(LocalDate asOf, OffsetDateTime knownAt, List<CellView> cells) {
        static DivergenceView of(LocalDate asOf, OffsetDateTime knownAt, Divergence divergence) {
            return new DivergenceView(
                    asOf, knownAt, divergence.cells().stream().map(CellView::of).toList());
        }
    }

    @Schema(name = "DivergenceCell")
    record CellView(
            String entity,
            String currency,
            @Schema(examples = "2") String step,
            @Schema(examples = "celigo-us") String connector,
            @JsonProperty("class") String breakClass,
            SumView sum,
            CostView costPerDay) {
        static CellView of(Divergence.Cell cell) {
            return new CellView(
                    cell.entity(),
                    cell.currency(),
                    cell.step().code(),
                    cell.connector(),
                    cell.breakClass().code(),
                    SumView.of(cell.sum()),
                    CostView.of(cell.cost()));
        }
    }

    @Schema(name = "DivergenceCost", description = "Modelled, with assumptions half, once and twice as high.")
    record CostView(
            @Schema(examples = "0.77260") String low,
            @Schema(examples = "1.5452") String base,
            @Schema(examples = "3.0904") String high) {
        static CostView of(Divergence.Cost cost) {
            return new CostView(
                    cost.low().toPlainString(),
                    cost.base().toPlainString(),
                    cost.high().toPlainString());
        }
    }

    @Schema(name = "OrphanReport", description = "Documents of the ERP that no source told of, the most harmful first.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrphansView(
            LocalDate asOf,
            OffsetDateTime knownAt,

            @Schema(description = "Orphans in all, on this page and others.")
            int count,

            List<OrphanView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.") @Nullable
            String next) {}

    @Schema(name = "Orphan")
    record OrphanView(
            int rank,

            @Schema(description = "0 to 20, the sum of the points.")
            int score,

            PointsView points,

            @Schema(description = "Accounts of the ERP that the document moves.")
            List<String> accounts,

            @Schema(description = "Orphans of the same counterparty and accounts, this one included.")
            int likes,

            @Schema(description = "Legal entities that its likes are of.")
            int entities,

            ItemView item) {
        static OrphanView of(int rank, OrphanDamage orphan) {
            OrphanDamage.Points points = orphan.points();
            return new OrphanView(
                    rank,
                    orphan.score(),
                    new PointsView(
                            points.amount(), points.age(), points.spread(), points.recurrence(), points.account()),
                    orphan.accounts().stream().sorted().toList(),
                    orphan.likes(),
                    orphan.entities(),
                    ItemView.of(orphan.item()));
        }
    }

    @Schema(name = "OrphanPoints", description = "0 to 4 each; docs/reference/recon-service.md says for what.")
    record PointsView(int amount, int age, int spread, int recurrence, int account) {}
}
