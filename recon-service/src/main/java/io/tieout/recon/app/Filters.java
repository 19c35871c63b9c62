package io.tieout.recon.app;

import io.tieout.event.Coded;
import io.tieout.event.Limits;
import io.tieout.event.Reference;
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
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the filters of lists and reports, of the API and of the pages alike. What cannot be read is answered with
/// the parameter's name and the fix; an empty one is as good as none.
public final class Filters {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final int SHOWN_MAX = 60;

    private final Map<String, ? extends @Nullable String> parameters;

    /// @param parameters by name, as the client sent them
    public Filters(Map<String, ? extends @Nullable String> parameters) {
        this.parameters = parameters;
    }

    public BreakQuery breaks() {
        return new BreakQuery(
                code("class", BreakClass.class),
                code("status", BreakStatus.class),
                code("severity", Severity.class),
                text("entity"),
                text("rule"),
                text("order"),
                date("from"),
                date("to"),
                amount("minAmount"),
                id("correlationId"),
                id("incident"));
    }

    public MatchQuery matches() {
        return new MatchQuery(
                text("rule"),
                reference("record"),
                text("entity"),
                text("order"),
                date("from"),
                date("to"),
                id("correlationId"));
    }

    public IncidentQuery incidents() {
        return new IncidentQuery(
                isOpen(), code("cause", Cause.class), text("entity"), text("connector"), count("minBreaks"));
    }

    /// What a draft of a rule is tried on.
    public TryRule.Window window() {
        return new TryRule.Window(date("from"), date("to"), text("entity"));
    }

    /// How many transactions or references a draft of a rule is tried on.
    public int units() {
        String text = text("units");
        if (text == null) {
            return TryRule.UNITS_DEFAULT;
        }
        int units = COUNT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (units < 1 || units > TryRule.UNITS_MAX) {
            throw bad(
                    "units",
                    "'" + shortened(text) + "' is not a number of transactions.",
                    "Send a number from 1 to " + TryRule.UNITS_MAX + ".");
        }
        return units;
    }

    public CheckpointQuery checkpoints() {
        return new CheckpointQuery(text("entity"), text("currency"));
    }

    private @Nullable Boolean isOpen() {
        String text = text("status");
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "open" -> true;
            case "over" -> false;
            default -> throw bad("status", "'" + shortened(text) + "' is unknown.", "Send one of open, over.");
        };
    }

    private int count(String name) {
        String text = text(name);
        if (text == null) {
            return Incident.BREAKS_MIN;
        }
        if (!COUNT.matcher(text).matches()) {
            throw bad(name, "'" + shortened(text) + "' is not a number of breaks.", "Send a number from 1 to 999999.");
        }
        return Integer.parseInt(text);
    }

    /// @param today the latest day a report can look at
    /// @param ruleWithoutOne the rule it is about where none is given and the rows are not the rules; null for all
    public ReportQuery report(LocalDate today, @Nullable String ruleWithoutOne) {
        LocalDate asOf = asOf(today);
        String rule = text("rule");
        GroupBy by = code("by", GroupBy.class);
        return new ReportQuery(
                by == null ? GroupBy.STATUS : by,
                date("from"),
                date("to"),
                text("order"),
                code("status", ItemStatus.class),
                text("entity"),
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
            throw bad(
                    "asOf",
                    asOf + " is too long ago.",
                    "Send a day of the last " + OpenItemQuery.DAYS_BACK_MAX + ", or read the checkpoint of then.");
        }
        return new OpenItemQuery(
                text("entity"),
                text("currency"),
                text("rule"),
                code("class", BreakClass.class),
                code("step", HandoffStep.class),
                date("from"),
                date("to"),
                asOf,
                asOf.isBefore(today));
    }

    /// The business dates that a report of a window is about: by default those of the last days.
    public ReportWindow reportWindow(LocalDate today) {
        LocalDate to = date("to");
        LocalDate last = to == null ? today : to;
        LocalDate from = date("from");
        LocalDate first = from == null ? last.minusDays(ReportWindow.DAYS_DEFAULT - 1) : from;
        if (last.isBefore(first)) {
            throw bad("to", last + " is before " + first + ".", "Send a day that is not before 'from'.");
        }
        if (first.plusDays(ReportWindow.DAYS_MAX).isBefore(last)) {
            throw bad(
                    "from",
                    "The window has more than " + ReportWindow.DAYS_MAX + " days.",
                    "Send a later 'from' or an earlier 'to'.");
        }
        return new ReportWindow(first, last, text("entity"), text("currency"), text("rule"));
    }

    /// The stock of a window.
    public StockQuery stock(LocalDate today) {
        ReportWindow window = reportWindow(today);
        return new StockQuery(
                window.from(),
                window.to(),
                window.entity(),
                text("location"),
                text("sku"),
                "all".equals(text("include")));
    }

    /// The day ages and reports look from; today when left out, never later.
    public LocalDate asOf(LocalDate today) {
        LocalDate asOf = date("asOf");
        if (asOf != null && asOf.isAfter(today)) {
            throw bad("asOf", asOf + " is in the future.", "Send " + today + " or an earlier day, or leave it out.");
        }
        return asOf == null ? today : asOf;
    }

    public static UUID id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw ReconProblem.BAD_ID.at(
                    name, "'" + shortened(text) + "' is not an id.", "Send a UUID as the list of breaks gives it.");
        }
        return UUID.fromString(text);
    }

    /// What breaks are put in their order by; orders where nothing is said.
    public static ReferenceType trailKey(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return ReferenceType.ORDER;
        }
        return Coded.find(ReferenceType.class, text)
                .filter(Trail.KEY_TYPES::contains)
                .orElseThrow(() -> bad(
                        name,
                        "'" + shortened(text) + "' is unknown.",
                        "Send one of "
                                + Trail.KEY_TYPES.stream().map(Coded::code).collect(Collectors.joining(", "))
                                + "."));
    }

    private @Nullable UUID id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    public @Nullable String text(String name) {
        String text = parameters.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > Limits.TEXT_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw bad(
                    name,
                    "The value is longer than " + Limits.TEXT_LENGTH_MAX + " characters or is not text.",
                    "Send the value as the source sends it.");
        }
        return text.strip();
    }

    private @Nullable Reference reference(String name) {
        String text = text(name);
        return text == null ? null : referenceOf(name, text);
    }

    public static Reference referenceOf(String name, String text) {
        try {
            return Reference.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw bad(
                    name,
                    "'" + shortened(text) + "' is not a reference.",
                    "Send type, issuer and value such as refund:shopify-us:9001.");
        }
    }

    private @Nullable LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException malformed) {
            throw notADate(name, text);
        }
        throw notADate(name, text);
    }

    private static RuntimeException notADate(String name, String text) {
        return bad(name, "'" + shortened(text) + "' is not a date.", "Send a date such as 2026-03-06.");
    }

    private @Nullable BigDecimal amount(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw bad(name, "'" + shortened(text) + "' is not an amount.", "Send major units such as 100.00.");
        }
        return new BigDecimal(text);
    }

    private <E extends Enum<E> & Coded> @Nullable E code(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return Coded.find(type, text)
                .orElseThrow(() -> bad(
                        name,
                        "'" + shortened(text) + "' is unknown.",
                        "Send one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Coded::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    private static RuntimeException bad(String name, String message, String fix) {
        return ReconProblem.BAD_FILTER.at(name, message, fix);
    }

    /// As much of what a client sent as an answer repeats.
    public static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN_MAX));
    }
}
