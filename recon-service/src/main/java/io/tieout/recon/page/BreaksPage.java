package io.tieout.recon.page;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Severity;
import io.tieout.recon.app.Acceptances.Waiting;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Break;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The list of breaks as a page.
///
/// @param next address of the following page, empty on the last one
/// @param waiting what somebody proposed to let stay, a page of it
public record BreaksPage(Shell shell, Form form, List<Row> rows, String next, String asOf, List<WaitingRow> waiting) {

    /// @param until when it can be approved
    public record WaitingRow(String href, String about, String delta, String by, String reason, String until) {}

    /// What the filters hold.
    public record Form(
            List<Choice> status,
            List<Choice> breakClass,
            List<Choice> severity,
            List<Choice> rule,
            String order,
            String from,
            String to,
            String minAmount) {}

    public record Row(
            String href,
            String severity,
            String breakClass,
            String status,
            String order,
            String ruleKey,
            Amount delta,
            Amount exposure,
            String currency,
            String entity,
            long age,
            String authority,
            String step,
            String stepName) {}

    static BreaksPage of(
            Reader reader,
            BreakQuery query,
            List<String> rules,
            List<Break> breaks,
            String next,
            Function<Break, Ageing> ageing,
            LocalDate asOf) {
        return new BreaksPage(
                Shell.of(reader, Shell.Part.BREAKS),
                form(query, rules),
                breaks.stream().map(each -> row(each, ageing.apply(each))).toList(),
                next,
                Words.of(asOf),
                List.of());
    }

    BreaksPage with(List<Waiting> waiting, Function<String, ZoneId> zones) {
        return new BreaksPage(
                shell,
                form,
                rows,
                next,
                asOf,
                waiting.stream()
                        .map(each -> new WaitingRow(
                                "/pages/breaks/" + each.state().breakId(),
                                each.state().ruleKey(),
                                Words.withCurrency(each.step().proposal().delta()),
                                each.step().by(),
                                each.step().reason(),
                                Words.of(
                                        each.step().proposal().expiresAt(),
                                        zones.apply(each.state().rule()))))
                        .toList());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private static Form form(BreakQuery query, List<String> rules) {
        return new Form(
                Choice.of(BreakStatus.class, "Any status", query.status()),
                Choice.of(BreakClass.class, "Any class", query.breakClass()),
                Choice.of(Severity.class, "Any severity", query.severity()),
                Choice.ofRules(rules, query.rule()),
                query.order() == null ? "" : query.order(),
                text(query.from()),
                text(query.to()),
                query.minAmount() == null ? "" : query.minAmount().toPlainString());
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    private static Row row(Break each, Ageing ageing) {
        BreakState state = each.state();
        return new Row(
                "/pages/breaks/" + state.breakId(),
                state.severity().code(),
                Words.of(state.breakClass().code()),
                state.status().code(),
                state.order() == null ? "–" : state.order(),
                state.ruleKey(),
                Amount.of(state.delta()),
                Amount.of(each.detail().exposure()),
                state.delta().currency().getCurrencyCode(),
                state.entity(),
                ageing.mismatchDays(),
                Words.of(state.authority()),
                Words.of(state.handoff().step().code()),
                HandoffTrack.name(state.handoff().step()));
    }
}
