package io.tieout.recon.page;

import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.Severity;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.ReadBreaks.OpenCount;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.report.Completeness;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/// How the day stands.
///
/// @param window business dates that the proof is about
/// @param compared how many rules, entities and currencies anything was compared of
public record HomePage(
        Shell shell,
        String asOf,
        String window,
        List<SeverityTile> severities,
        List<OpenRow> open,
        int compared,
        List<Incomplete> incomplete,
        List<Feed> feeds,
        List<CheckpointRow> checkpoints) {

    public record SeverityTile(String severity, String count, String href) {}

    public record OpenRow(
            String entity, String severity, String count, Amount exposure, String currency, String href) {}

    /// @param why it is not complete
    public record Incomplete(String rule, String entity, String currency, String why, String href) {}

    public record Feed(String source, String since, String entity, String href) {}

    /// What the page is made of.
    record Found(List<OpenCount> open, List<Completeness> proven, List<Break> silent, List<Checkpoint> checkpoints) {}

    static HomePage of(Reader reader, ReportWindow window, Found found, Rules rules) {
        ZoneId zone = rules.calendarOf(rules.first()).zone();
        return new HomePage(
                Shell.of(reader, Shell.Part.HOME),
                Words.of(rules.today()),
                Words.of(window.from()) + " to " + Words.of(window.to()),
                Arrays.stream(Severity.values())
                        .map(severity -> tile(severity, found.open()))
                        .toList(),
                found.open().stream().map(HomePage::row).toList(),
                found.proven().size(),
                found.proven().stream()
                        .filter(proof -> !proof.isComplete())
                        .map(HomePage::incomplete)
                        .toList(),
                found.silent().stream().map(each -> feed(each, rules)).toList(),
                found.checkpoints().stream()
                        .map(each -> CheckpointRow.of(each, zone))
                        .toList());
    }

    private static SeverityTile tile(Severity severity, List<OpenCount> open) {
        long count = open.stream()
                .filter(each -> each.severity() == severity)
                .mapToLong(OpenCount::count)
                .sum();
        return new SeverityTile(
                severity.code(), Words.of(count), "/pages/breaks?status=open&severity=" + severity.code());
    }

    private static OpenRow row(OpenCount each) {
        return new OpenRow(
                each.entity(),
                each.severity().code(),
                Words.of(each.count()),
                Amount.of(each.exposure()),
                each.exposure().currency().getCurrencyCode(),
                "/pages/breaks?status=open&severity=" + each.severity().code() + "&entity="
                        + Words.inAddress(each.entity()));
    }

    private static Incomplete incomplete(Completeness proof) {
        String why = proof.unexamined() > 0
                ? Words.count(proof.unexamined(), "transaction", "transactions") + " not examined"
                : Words.count(proof.unexplained(), "record", "records") + " unexplained, "
                        + Words.of(proof.absoluteResidual());
        return new Incomplete(
                Words.of(proof.rule()),
                proof.entity(),
                proof.line().currency().getCurrencyCode(),
                why,
                "/pages/reports/completeness?rule=" + Words.inAddress(proof.rule()));
    }

    private static Feed feed(Break silent, Rules rules) {
        BreakState state = silent.state();
        return new Feed(
                state.ruleKey(),
                Words.of(state.firstDetectedAt(), rules.calendarOf(state.rule()).zoneOf(state.entity())),
                state.entity(),
                "/pages/breaks/" + state.breakId());
    }

    public boolean isClean() {
        return open.isEmpty();
    }
}
