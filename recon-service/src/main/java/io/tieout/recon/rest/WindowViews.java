package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.kit.page.Page;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.domain.report.Completeness;
import io.tieout.recon.domain.report.Delay;
import io.tieout.recon.domain.report.Kpi;
import io.tieout.recon.domain.report.LagReport;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.Sides;
import io.tieout.recon.domain.report.Sides.SideLeg;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Reports of a window, as clients see them. Amounts are in major units of the currency beside them.
final class WindowViews {

    private WindowViews() {}

    @Schema(name = "CompletenessReport", description = "For each rule what it compared, and that all is explained.")
    record CompletenessView(
            LocalDate from,
            LocalDate to,
            OffsetDateTime knownAt,

            @Schema(description = "Whether every rule that compared anything is complete.")
            boolean complete,

            List<ProofView> rules,

            @Schema(description = "Rules in force that compared nothing in the window; they prove nothing.")
            List<String> nothingCompared) {

        static CompletenessView of(
                ReportWindow window, OffsetDateTime knownAt, List<Completeness> proofs, List<String> inForce) {
            List<String> compared = proofs.stream().map(Completeness::rule).toList();
            return new CompletenessView(
                    window.from(),
                    window.to(),
                    knownAt,
                    !proofs.isEmpty() && proofs.stream().allMatch(Completeness::isComplete),
                    proofs.stream().map(ProofView::of).toList(),
                    inForce.stream().filter(rule -> !compared.contains(rule)).toList());
        }
    }

    @Schema(name = "Completeness")
    record ProofView(
            String rule,
            String entity,
            String currency,
            long items,
            @Schema(examples = "291.75") String source,
            @Schema(examples = "241.50") String erp,
            @Schema(examples = "50.25") String variance,
            @Schema(examples = "25.25") String breaks,
            @Schema(examples = "25.00") String timing,

            @Schema(description = "Breaks and timing.", examples = "50.25")
            String explained,

            @Schema(description = "Sum of the magnitudes of the items' residuals.", examples = "0.00")
            String residual,

            @Schema(description = "Items with a residual.") long unexplained,

            @Schema(description = "Units over the limit of legs.")
            long unexamined,

            @Schema(enumeration = {"complete", "incomplete"})
            String state) {

        static ProofView of(Completeness proof) {
            Line line = proof.line();
            return new ProofView(
                    proof.rule(),
                    proof.entity(),
                    line.currency().getCurrencyCode(),
                    proof.items(),
                    line.source().decimal(),
                    line.target().decimal(),
                    line.variance().decimal(),
                    line.breaks().decimal(),
                    line.timing().decimal(),
                    proof.explained().decimal(),
                    proof.absoluteResidual().decimal(),
                    proof.unexplained(),
                    proof.unexamined(),
                    proof.isComplete() ? "complete" : "incomplete");
        }
    }

    @Schema(name = "SideBySideReport", description = "What each side says of each record.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SidesReportView(
            LocalDate from,
            LocalDate to,
            List<SidesView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.") @Nullable
            String next) {
        static SidesReportView of(ReportWindow window, Page<Sides> page) {
            return new SidesReportView(
                    window.from(),
                    window.to(),
                    page.items().stream().map(SidesView::of).toList(),
                    page.next());
        }
    }

    @Schema(name = "SideBySide")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SidesView(
            String rule,
            @Schema(examples = "refund:shopify-us:9005") String key,
            String entity,
            String currency,
            LocalDate businessDate,
            @Schema(examples = "15.00") String source,
            @Schema(examples = "15.00") String erp,
            @Schema(examples = "0.00") String variance,
            @Nullable UUID breakId,
            @JsonProperty("class") @Nullable String breakClass,

            @Schema(description = "Fields in dispute.") List<DifferenceView> differences,

            @Schema(description = "What names the record or was tied to it, in time order; at most 20.")
            List<SideLegView> legs) {

        static SidesView of(Sides sides) {
            Sides.Found found = sides.found();
            return new SidesView(
                    sides.rule(),
                    sides.item().key(),
                    sides.item().entity(),
                    sides.item().source().currency().getCurrencyCode(),
                    sides.item().businessDate(),
                    sides.item().source().decimal(),
                    sides.item().target().decimal(),
                    sides.item().variance().decimal(),
                    found == null ? null : found.breakId(),
                    found == null ? null : found.breakClass().code(),
                    sides.differences().stream()
                            .map(each -> new DifferenceView(each.field(), each.expected(), each.actual()))
                            .toList(),
                    sides.legs().stream().map(SideLegView::of).toList());
        }
    }

    @Schema(name = "SideDifference")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DifferenceView(
            String field,
            @Nullable String expected,
            @Nullable String actual) {}

    @Schema(name = "SideLeg")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SideLegView(
            UUID eventId,
            @Schema(examples = "erp") String role,
            @Schema(examples = "netsuite-us") String source,
            @Schema(examples = "credit-memo posted") String says,
            @Schema(examples = "CM-5") String subject,
            @Nullable MoneyView amount,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt) {
        static SideLegView of(SideLeg leg) {
            return new SideLegView(
                    leg.eventId(),
                    leg.role().code(),
                    leg.source(),
                    leg.words(),
                    leg.subject(),
                    MoneyView.ofNullable(leg.amount()),
                    Times.of(leg.occurredAt()),
                    Times.of(leg.recordedAt()));
        }
    }

    @Schema(name = "LagReport", description = "How long hops take, nearest rank.")
    record LagView(
            LocalDate from,
            LocalDate to,
            OffsetDateTime knownAt,
            List<HopView> hops,

            @Schema(description = "By rule, how much of what was due came late or is missing.")
            List<DelayView> delays) {
        static LagView of(ReportWindow window, OffsetDateTime knownAt, LagReport report, List<Delay> delays) {
            return new LagView(
                    window.from(),
                    window.to(),
                    knownAt,
                    report.hops().stream().map(HopView::of).toList(),
                    delays.stream().map(DelayView::of).toList());
        }
    }

    @Schema(name = "Delay")
    record DelayView(
            String rule,
            String entity,
            String currency,

            @Schema(description = "Records that came late or are missing past due.")
            long delayed,

            long due,

            @Schema(description = "Per cent; n/a where nothing was due.", examples = "20.00")
            String rate) {
        static DelayView of(Delay delay) {
            return new DelayView(
                    delay.rule(), delay.entity(), delay.currency(), delay.delayed(), delay.due(), delay.rate());
        }
    }

    @Schema(name = "Hop")
    record HopView(
            String rule,
            String entity,

            @Schema(description = "The system that spoke first.", examples = "shopify-us")
            String from,

            @Schema(examples = "netsuite-us") String to,

            @Schema(description = "Records of which both spoke.")
            long records,

            @Schema(description = "Negative where the other system's clock is behind.")
            long medianSeconds,

            long p90Seconds,
            long p99Seconds) {
        static HopView of(LagReport.Hop hop) {
            return new HopView(
                    hop.rule(),
                    hop.entity(),
                    hop.from(),
                    hop.to(),
                    hop.count(),
                    hop.median().toSeconds(),
                    hop.p90().toSeconds(),
                    hop.p99().toSeconds());
        }
    }

    @Schema(name = "KpiReport")
    record KpisView(LocalDate from, LocalDate to, LocalDate asOf, OffsetDateTime knownAt, List<KpiView> kpis) {}

    @Schema(name = "Kpi")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KpiView(
            @Schema(description = "See docs/reference/recon-service.md.", examples = "auto-match-rate")
            String kpi,

            String entity,

            @Schema(description = "Left out where it is about people.", examples = "USD") @Nullable
            String currency,

            @Schema(description = "Of goods; left out: of all of them.", examples = "DC-US") @Nullable
            String location,

            @Schema(description = "The person or the account that it is about.", examples = "clerk-17") @Nullable
            String name,

            @Schema(examples = "3") String numerator,
            @Schema(examples = "10") @Nullable String denominator,

            @Schema(description = "n/a where the denominator is zero.", examples = "30.00")
            String value,

            @Schema(description = "%, per 1,000, items, seconds or a currency.", examples = "%")
            String unit) {
        static KpiView of(Kpi kpi) {
            return new KpiView(
                    kpi.code(),
                    kpi.entity(),
                    kpi.currency().isEmpty() ? null : kpi.currency(),
                    kpi.location(),
                    kpi.name(),
                    kpi.numerator(),
                    kpi.denominator(),
                    kpi.value(),
                    kpi.unit());
        }
    }
}
