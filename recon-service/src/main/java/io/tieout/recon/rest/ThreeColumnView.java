package io.tieout.recon.rest;

import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.domain.report.Line;
import io.tieout.recon.domain.report.ThreeColumn;
import io.tieout.recon.domain.report.ThreeColumn.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ThreeColumnReport", description = "Source against ERP; net variance = breaks + timing, residual 0.")
record ThreeColumnView(
        @Schema(enumeration = {"status", "date", "order", "rule"})
        String by,

        @Schema(description = "Business date up to which things are looked at.")
        LocalDate asOf,

        @Schema(description = "By what was known then; now.")
        OffsetDateTime knownAt,

        @Schema(description = "Id and version; those of all rules in a report by rule.", examples = "refunds/1")
        String rule,

        @Schema(description = "False where anything is left unexplained or unexamined.")
        boolean complete,

        @Schema(description = "Why it is not complete.") List<String> gaps,

        @Schema(description = "One per legal entity and currency; nothing is netted across them.")
        List<SectionView> sections) {

    @Schema(name = "ThreeColumnSection")
    record SectionView(
            String entity,
            String currency,
            List<RowView> rows,
            RowView total,

            @Schema(description = "Net variance less breaks less timing.", examples = "0.00")
            String residual,

            boolean complete) {

        static SectionView of(Section section) {
            return new SectionView(
                    section.entity(),
                    section.currency(),
                    section.rows().stream().map(RowView::of).toList(),
                    RowView.of(section.total()),
                    section.total().residual().decimal(),
                    section.isComplete());
        }
    }

    @Schema(name = "ThreeColumnRow", description = "Amounts in major units of the section's currency.")
    record RowView(
            @Schema(
                    description = "Status, business date, order or rule; Total in the total row.",
                    examples = "approved")
            String key,

            @Schema(examples = "9") long sourceCount,
            @Schema(examples = "248.75") String source,
            @Schema(examples = "7") long erpCount,
            @Schema(examples = "223.50") String erp,

            @Schema(description = "Source less ERP.", examples = "25.25")
            String netVariance,

            @Schema(examples = "25.25") String breaks,

            @Schema(description = "Not due yet.", examples = "0.00")
            String timing,

            @Schema(examples = "121.75") String absoluteBreaks) {

        static RowView of(Line line) {
            return new RowView(
                    line.key(),
                    line.sourceCount(),
                    line.source().decimal(),
                    line.targetCount(),
                    line.target().decimal(),
                    line.variance().decimal(),
                    line.breaks().decimal(),
                    line.timing().decimal(),
                    line.absoluteBreaks().decimal());
        }
    }

    static ThreeColumnView of(ThreeColumn report, ReportQuery query, Instant knownAt, String rule) {
        return new ThreeColumnView(
                report.by().code(),
                query.asOf(),
                Times.of(knownAt),
                rule,
                report.isComplete(),
                report.gaps(),
                report.sections().stream().map(SectionView::of).toList());
    }
}
