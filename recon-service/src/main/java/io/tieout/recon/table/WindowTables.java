package io.tieout.recon.table;

import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.report.Completeness;
import io.tieout.recon.domain.report.Delay;
import io.tieout.recon.domain.report.Kpi;
import io.tieout.recon.domain.report.LagReport;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.Sides;
import io.tieout.recon.domain.report.Sides.SideLeg;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The reports of a window.
public final class WindowTables {

    private WindowTables() {}

    public static Table completeness(List<Completeness> proofs) {
        Table.Rows rows = Table.of(
                "Completeness",
                "Rule",
                "Entity",
                "Currency",
                "Items",
                "Source",
                "ERP",
                "Variance",
                "= breaks",
                "+ timing",
                "Explained",
                "Abs. residual",
                "Unexplained items",
                "Unexamined",
                "State");
        for (Completeness proof : proofs) {
            Line line = proof.line();
            rows.row()
                    .text(proof.rule())
                    .text(proof.entity())
                    .text(line.currency().getCurrencyCode())
                    .number(proof.items())
                    .amount(line.source())
                    .amount(line.target())
                    .amount(line.variance())
                    .amount(line.breaks())
                    .amount(line.timing())
                    .amount(proof.explained())
                    .amount(proof.absoluteResidual())
                    .number(proof.unexplained())
                    .number(proof.unexamined())
                    .text(proof.isComplete() ? "complete" : "incomplete")
                    .end();
        }
        return rows.table();
    }

    /// One row for each item.
    public static Table sides(List<Sides> all) {
        Table.Rows rows = Table.of(
                "Side by side",
                "Entity",
                "Currency",
                "Business date",
                "Rule",
                "Record",
                "Source",
                "ERP",
                "Source less ERP",
                "Break",
                "Fields in dispute",
                "Expected",
                "Actual");
        for (Sides sides : all) {
            MatchItem item = sides.item();
            rows.row()
                    .text(item.entity())
                    .text(item.source().currency().getCurrencyCode())
                    .date(item.businessDate())
                    .text(sides.rule())
                    .text(item.key())
                    .amount(item.source())
                    .amount(item.target())
                    .amount(item.variance())
                    .text(
                            sides.found() == null
                                    ? null
                                    : sides.found().breakClass().code())
                    .text(joined(sides, FieldDifference::field))
                    .text(joined(sides, FieldDifference::expected))
                    .text(joined(sides, FieldDifference::actual))
                    .end();
        }
        return rows.table();
    }

    private static String joined(Sides sides, Function<FieldDifference, @Nullable String> part) {
        return sides.differences().stream()
                .map(each -> Objects.requireNonNullElse(part.apply(each), "–"))
                .collect(Collectors.joining("; "));
    }

    /// One row for each leg of each item.
    public static Table legs(List<Sides> all) {
        Table.Rows rows = Table.of(
                "Legs",
                "Rule",
                "Record",
                "Role",
                "System",
                "Says",
                "About",
                "Amount",
                "Currency",
                "Occurred",
                "Recorded",
                "Event");
        for (Sides sides : all) {
            for (SideLeg leg : sides.legs()) {
                rows.row()
                        .text(sides.rule())
                        .text(sides.item().key())
                        .text(leg.role().code())
                        .text(leg.source())
                        .text(leg.words())
                        .text(leg.subject())
                        .amount(leg.amount())
                        .text(
                                leg.amount() == null
                                        ? null
                                        : leg.amount().currency().getCurrencyCode())
                        .time(leg.occurredAt())
                        .time(leg.recordedAt())
                        .text(leg.eventId().toString())
                        .end();
            }
        }
        return rows.table();
    }

    public static Table lags(LagReport report) {
        Table.Rows rows = Table.of(
                "Lag per hop",
                "Rule",
                "Entity",
                "From",
                "To",
                "Records",
                "Median seconds",
                "p90 seconds",
                "p99 seconds");
        for (LagReport.Hop hop : report.hops()) {
            rows.row()
                    .text(hop.rule())
                    .text(hop.entity())
                    .text(hop.from())
                    .text(hop.to())
                    .number(hop.count())
                    .number(hop.median().toSeconds())
                    .number(hop.p90().toSeconds())
                    .number(hop.p99().toSeconds())
                    .end();
        }
        return rows.table();
    }

    public static Table delays(List<Delay> delays) {
        Table.Rows rows = Table.of("Delayed", "Rule", "Entity", "Currency", "Delayed", "Due", "Per cent");
        for (Delay delay : delays) {
            rows.row()
                    .text(delay.rule())
                    .text(delay.entity())
                    .text(delay.currency())
                    .number(delay.delayed())
                    .number(delay.due())
                    .decimal(delay.rate())
                    .end();
        }
        return rows.table();
    }

    public static Table kpis(List<Kpi> kpis) {
        Table.Rows rows = Table.of(
                "KPIs", "KPI", "Entity", "Currency", "Location", "Numerator", "Denominator", "Value", "Unit", "Name");
        for (Kpi kpi : kpis) {
            rows.row()
                    .text(kpi.code())
                    .text(kpi.entity())
                    .text(kpi.currency())
                    .text(kpi.location())
                    .decimal(kpi.numerator())
                    .decimal(kpi.denominator())
                    .decimal(kpi.value())
                    .text(kpi.unit())
                    .text(kpi.name())
                    .end();
        }
        return rows.table();
    }
}
