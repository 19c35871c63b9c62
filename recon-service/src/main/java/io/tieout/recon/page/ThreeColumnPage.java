package io.tieout.recon.page;

import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.report.GroupBy;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import io.tieout.recon.domain.report.ThreeColumn.Section;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The three-column report as a page.
///
/// @param title what is compared
/// @param csv address of the same report as a file; @param xlsx likewise
public record ThreeColumnPage(
        Shell shell,
        Form form,
        String title,
        String keyTitle,
        String asOf,
        List<Table> tables,
        List<String> gaps,
        String csv,
        String xlsx) {

    /// What the filters hold.
    public record Form(
            List<Choice> by,
            List<Choice> rule,
            List<Choice> status,
            String from,
            String to,
            String order,
            String asOf) {}

    /// @param label of the row; @param href where its breaks are listed
    public record Row(
            String label,
            String href,
            long sourceCount,
            Amount source,
            long targetCount,
            Amount target,
            Amount variance,
            Amount breaks,
            Amount timing,
            Amount absolute) {}

    public record Table(
            String entity, String currency, List<Row> rows, Row total, Amount residual, boolean isComplete) {}

    /// @param rules the ids of those in force
    static ThreeColumnPage of(Visit visit, ThreeColumn report, ReportQuery query, List<String> rules) {
        return new ThreeColumnPage(
                Shell.of(visit.reader(), Shell.Part.REPORTS),
                form(query, rules),
                query.rule() == null ? "All rules" : Words.of(query.rule()),
                report.by().title(),
                Words.of(query.asOf()),
                report.sections().stream().map(section -> table(section, query)).toList(),
                report.gaps(),
                visit.at("/pages/three-column.csv"),
                visit.at("/pages/three-column.xlsx"));
    }

    public boolean isEmpty() {
        return tables.isEmpty();
    }

    public boolean isComplete() {
        return gaps.isEmpty();
    }

    private static Form form(ReportQuery query, List<String> rules) {
        List<Choice> by = java.util.Arrays.stream(GroupBy.values())
                .map(each -> new Choice(each.code(), each.title(), each == query.by()))
                .toList();
        return new Form(
                by,
                Choice.ofRules(rules, query.rule()),
                Choice.of(ItemStatus.class, "Any status", query.status()),
                text(query.from()),
                text(query.to()),
                query.order() == null ? "" : query.order(),
                query.isPast() ? query.asOf().toString() : "");
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static Table table(Section section, ReportQuery query) {
        return new Table(
                section.entity(),
                section.currency(),
                section.rows().stream().map(line -> row(line, query)).toList(),
                row(section.total(), query),
                Amount.of(section.total().residual()),
                section.isComplete());
    }

    private static Row row(Line line, ReportQuery query) {
        return new Row(
                label(line, query),
                href(line, query),
                line.sourceCount(),
                Amount.of(line.source()),
                line.targetCount(),
                Amount.of(line.target()),
                Amount.of(line.variance()),
                Amount.of(line.breaks()),
                Amount.of(line.timing()),
                Amount.of(line.absoluteBreaks()));
    }

    private static String label(Line line, ReportQuery query) {
        if (line.key().equals(ThreeColumn.TOTAL)) {
            return ThreeColumn.TOTAL;
        }
        return switch (query.by()) {
            case STATUS, RULE -> Words.of(line.key());
            case DATE -> Words.of(LocalDate.parse(line.key()));
            case ORDER -> line.key().isEmpty() ? "No order" : line.key();
        };
    }

    /// The breaks of a row; a status has none of its own in the list of breaks.
    private static String href(Line line, ReportQuery query) {
        if (line.key().equals(ThreeColumn.TOTAL) || line.absoluteBreaks().isZero()) {
            return "";
        }
        return switch (query.by()) {
            case STATUS -> "";
            case RULE -> "/pages/breaks?rule=" + URLEncoder.encode(line.key(), StandardCharsets.UTF_8);
            case DATE -> "/pages/breaks?from=" + line.key() + "&to=" + line.key();
            case ORDER -> "/pages/breaks?order=" + URLEncoder.encode(line.key(), StandardCharsets.UTF_8);
        };
    }
}
