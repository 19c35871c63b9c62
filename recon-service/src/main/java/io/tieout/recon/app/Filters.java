package io.tieout.recon.app;

import io.tieout.event.Coded;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Trail;
import io.tieout.recon.domain.incident.Incident;
import io.tieout.recon.domain.report.GroupBy;
import io.tieout.reconcile.domain.Stage;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the filters of lists and reports, of the API and of the pages alike. What cannot be read is answered with
/// the parameter's name and the fix; an empty one is as good as none.
public final class Filters {

    /// Pages of a report that are shown; what is further down is in its files.
    private static final int PAGES_MAX = 50;

    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");

    /// Stages that tie across transactions.
    private static final Set<Stage> PAIRING =
            Collections.unmodifiableSet(EnumSet.of(Stage.AMOUNT_AND_DATE, Stage.SUBSET_SUM, Stage.SCORED));

    private final FilterValues values;

    /// @param parameters by name, as the client sent them
    public Filters(Map<String, ? extends @Nullable String> parameters) {
        this.values = new FilterValues(parameters);
    }

    public BreakQuery breaks() {
        return new BreakQuery(
                values.code("class", BreakClass.class),
                values.code("status", BreakStatus.class),
                values.code("severity", Severity.class),
                values.text("entity"),
                values.text("rule"),
                values.text("order"),
                values.date("from"),
                values.date("to"),
                values.amount("minAmount"),
                values.id("correlationId"),
                values.id("incident"),
                stage());
    }

    public MatchQuery matches() {
        return new MatchQuery(
                values.text("rule"),
                values.reference("record"),
                values.text("entity"),
                values.text("order"),
                values.date("from"),
                values.date("to"),
                values.id("correlationId"),
                stage());
    }

    /// Only those that tie across transactions are kept beside what they tied.
    private @Nullable Stage stage() {
        Stage stage = values.code("stage", Stage.class);
        if (stage != null && !PAIRING.contains(stage)) {
            throw FilterValues.bad(
                    "stage",
                    "'" + stage.code() + "' ties within a transaction, of which no list is kept.",
                    "Send one of " + PAIRING.stream().map(Stage::code).collect(Collectors.joining(", ")) + ".");
        }
        return stage;
    }

    public IncidentQuery incidents() {
        return new IncidentQuery(
                isOpen(),
                values.code("cause", Cause.class),
                values.text("entity"),
                values.text("connector"),
                count("minBreaks"));
    }

    /// What a draft of a rule is tried on.
    public TryRule.Window window() {
        return new TryRule.Window(values.date("from"), values.date("to"), values.text("entity"));
    }

    /// How many transactions or references a draft of a rule is tried on.
    public int units() {
        String text = values.text("units");
        if (text == null) {
            return TryRule.UNITS_DEFAULT;
        }
        int units = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (units < 1 || units > TryRule.UNITS_MAX) {
            throw FilterValues.bad(
                    "units",
                    "'" + FilterValues.shortened(text) + "' is not a number of transactions.",
                    "Send a number from 1 to " + TryRule.UNITS_MAX + ".");
        }
        return units;
    }

    public CheckpointQuery checkpoints() {
        return new CheckpointQuery(values.text("entity"), values.text("currency"));
    }

    private @Nullable Boolean isOpen() {
        String text = values.text("status");
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "open" -> true;
            case "over" -> false;
            default ->
                throw FilterValues.bad(
                        "status", "'" + FilterValues.shortened(text) + "' is unknown.", "Send one of open, over.");
        };
    }

    /// Which page of a report's rows; the first where nothing is said.
    public int page() {
        String text = values.text("page");
        if (text == null) {
            return 1;
        }
        int page = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (page < 1 || page > PAGES_MAX) {
            throw FilterValues.bad(
                    "page",
                    "'" + FilterValues.shortened(text) + "' is no page.",
                    "Send a number from 1 to " + PAGES_MAX + ", or download the file, which has all rows.");
        }
        return page;
    }

    private int count(String name) {
        String text = values.text(name);
        if (text == null) {
            return Incident.BREAKS_MIN;
        }
        if (!COUNT.matcher(text).matches()) {
            throw FilterValues.bad(
                    name,
                    "'" + FilterValues.shortened(text) + "' is not a number of breaks.",
                    "Send a number from 1 to 999999.");
        }
        return Integer.parseInt(text);
    }

    /// @param today the latest day a report can look at
    /// @param ruleWithoutOne the rule it is about where none is given and the rows are not the rules; null for all
    public ReportQuery report(LocalDate today, @Nullable String ruleWithoutOne) {
        LocalDate asOf = asOf(today);
        String rule = values.text("rule");
        GroupBy by = values.code("by", GroupBy.class);
        return new ReportQuery(
                by == null ? GroupBy.STATUS : by,
                values.date("from"),
                values.date("to"),
                values.text("order"),
                values.code("status", ItemStatus.class),
                values.text("entity"),
                rule == null && by != GroupBy.RULE ? ruleWithoutOne : rule,
                asOf,
                asOf.isBefore(today));
    }

    /// What is open at a day.
    ///
    /// @param today the latest day a report can look at
    public OpenItemQuery openItems(LocalDate today) {
        LocalDate asOf = asOf(today);
        if (asOf.isBefore(today.minusDays(OpenItemQuery.DAYS_BACK_MAX))) {
            throw FilterValues.bad(
                    "asOf",
                    asOf + " is too long ago.",
                    "Send a day of the last " + OpenItemQuery.DAYS_BACK_MAX + ", or read the checkpoint of then.");
        }
        return new OpenItemQuery(
                values.text("entity"),
                values.text("currency"),
                values.text("rule"),
                values.code("class", BreakClass.class),
                values.code("step", HandoffStep.class),
                values.date("from"),
                values.date("to"),
                asOf,
                asOf.isBefore(today));
    }

    /// The business dates that a report of a window is about: by default those of the last days.
    public ReportWindow reportWindow(LocalDate today) {
        LocalDate to = values.date("to");
        LocalDate last = to == null ? today : to;
        LocalDate from = values.date("from");
        LocalDate first = from == null ? last.minusDays(ReportWindow.DAYS_DEFAULT - 1) : from;
        if (last.isBefore(first)) {
            throw FilterValues.bad("to", last + " is before " + first + ".", "Send a day that is not before 'from'.");
        }
        if (first.plusDays(ReportWindow.DAYS_MAX).isBefore(last)) {
            throw FilterValues.bad(
                    "from",
                    "The window has more than " + ReportWindow.DAYS_MAX + " days.",
                    "Send a later 'from' or an earlier 'to'.");
        }
        return new ReportWindow(first, last, values.text("entity"), values.text("currency"), values.text("rule"));
    }

    /// The stock of a window.
    public StockQuery stock(LocalDate today) {
        ReportWindow window = reportWindow(today);
        return new StockQuery(
                window.from(),
                window.to(),
                window.entity(),
                values.text("location"),
                values.text("sku"),
                "all".equals(values.text("include")));
    }

    /// Balances as of a day.
    public TieBalances.Query balances(LocalDate today) {
        return new TieBalances.Query(asOf(today), values.text("entity"), values.text("currency"));
    }

    /// The day ages and reports look from; today when left out, never later.
    public LocalDate asOf(LocalDate today) {
        LocalDate asOf = values.date("asOf");
        if (asOf != null && asOf.isAfter(today)) {
            throw FilterValues.bad(
                    "asOf", asOf + " is in the future.", "Send " + today + " or an earlier day, or leave it out.");
        }
        return asOf == null ? today : asOf;
    }

    /// Of which kind of record the points of divergence are asked for; of orders where nothing is said.
    public static ReferenceType trailKey(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return ReferenceType.ORDER;
        }
        return Coded.find(ReferenceType.class, text)
                .filter(Trail.KEY_TYPES::contains)
                .orElseThrow(() -> FilterValues.bad(
                        name,
                        "'" + FilterValues.shortened(text) + "' is unknown.",
                        "Send one of "
                                + Trail.KEY_TYPES.stream().map(Coded::code).collect(Collectors.joining(", "))
                                + "."));
    }

    public @Nullable String text(String name) {
        return values.text(name);
    }
}
