package io.tieout.recon.page;

import io.tieout.event.Coded;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.app.Links;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReadBreaks.Story;
import io.tieout.recon.app.ReadBreaks.Version;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.LegSummary;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One break as a page.
///
/// @param acceptance what the reader may do about letting it stay
/// @param parent the break of the silent feed that explains it
public record BreakPage(
        Shell shell,
        Summary summary,
        List<Fact> facts,
        List<Side> sides,
        List<Difference> differences,
        Handoff handoff,
        List<Candidate> candidates,
        Children children,
        Parent parent,
        List<LegRow> legs,
        List<VersionRow> history,
        @Nullable AcceptForm acceptance,
        String correlationId,
        String transaction,
        String trace) {

    /// @param rule when the class applies, in words
    public record Summary(
            String breakClass,
            String rule,
            String severity,
            String status,
            String about,
            String delta,
            String repair) {}

    public record Fact(String name, String value) {}

    public record Side(String name, String value) {}

    public record Difference(String field, String expected, String actual) {}

    public record Handoff(String title, String meaning, List<HandoffTrack.Step> track, List<String> evidence) {}

    /// What a silent feed explains.
    ///
    /// @param left how many more there are
    public record Children(boolean isShown, String count, List<ChildSum> sums, List<ChildRow> rows, String left) {}

    /// @param href empty where there is none
    public record Parent(String href, String ruleKey) {}

    public record ChildSum(String count, Amount net, Amount exposure, String currency) {}

    /// @param href of the break that it was before; empty where it never was one
    public record ChildRow(String rule, String ruleKey, String href, Amount delta, String currency) {}

    public record LegRow(
            String at,
            String source,
            String role,
            String what,
            String subject,
            String amount,
            boolean isConflict,
            String trace) {}

    public record VersionRow(int version, String at, String breakClass, String status, String severity, Amount delta) {}

    static BreakPage of(Reader reader, Story story, Ageing ageing, SystemsOfRecord registry, Links links, ZoneId zone) {
        BreakState state = story.subject().state();
        String trace = links.trace(state.traceparent());
        return new BreakPage(
                Shell.of(reader, Shell.Part.BREAKS),
                summary(state),
                facts(story, ageing, registry, zone),
                List.of(
                        new Side("Storefront", Words.withCurrency(state.sourceValue())),
                        new Side("Processor", Words.withCurrency(state.processorValue())),
                        new Side("ERP", Words.withCurrency(state.targetValue()))),
                state.differences().stream()
                        .map(each -> new Difference(
                                Words.of(each.field()),
                                Words.ofDuration(each.expected()),
                                Words.ofDuration(each.actual())))
                        .toList(),
                new Handoff(
                        HandoffTrack.title(state.handoff().step()),
                        state.handoff().step().meaning(),
                        HandoffTrack.of(state.handoff().step()),
                        state.handoff().evidence()),
                story.subject().detail().candidates(),
                children(story),
                parent(story.parent()),
                story.legs().stream().map(leg -> leg(leg, links, zone)).toList(),
                story.versions().reversed().stream()
                        .map(version -> version(version, zone))
                        .toList(),
                null,
                state.correlationId().toString(),
                links.transaction(state.correlationId()),
                trace == null ? "" : trace);
    }

    BreakPage with(AcceptForm form) {
        return new BreakPage(
                shell,
                summary,
                facts,
                sides,
                differences,
                handoff,
                candidates,
                children,
                parent,
                legs,
                history,
                form,
                correlationId,
                transaction,
                trace);
    }

    private static Summary summary(BreakState state) {
        return new Summary(
                Words.of(state.breakClass().code()),
                state.breakClass().rule(),
                state.severity().code(),
                state.status().code(),
                state.order() == null ? state.ruleKey() : "Order " + state.order(),
                Words.withCurrency(state.delta()),
                state.repair());
    }

    private static List<Fact> facts(Story story, Ageing ageing, SystemsOfRecord registry, ZoneId zone) {
        BreakState state = story.subject().state();
        return List.of(
                new Fact("About", String.join(", ", story.subject().detail().members())),
                new Fact("Legal entity", state.entity()),
                new Fact("Delta to the ERP", Words.withCurrency(state.delta())),
                new Fact("Absolute", Words.withCurrency(state.absolute())),
                new Fact(
                        "In dispute",
                        Words.withCurrency(story.subject().detail().exposure())),
                new Fact("Authority", Words.of(state.authority())),
                new Fact(
                        "System of record",
                        registry.of(state)
                                .map(ruling -> Words.of(ruling.system()) + ", of the "
                                        + Words.of(ruling.field().code()) + ", since " + Words.of(ruling.from()))
                                .orElse("-")),
                new Fact("First detected", Words.of(state.firstDetectedAt(), zone)),
                new Fact("Mismatch age", days(ageing.mismatchDays()) + " (bucket " + ageing.bucket() + ")"),
                new Fact("Business date", Words.of(state.businessDate()) + ", " + days(ageing.businessDays()) + " ago"),
                new Fact("Due", state.dueAt() == null ? "–" : Words.of(state.dueAt(), zone)),
                new Fact("Closed", state.closedAt() == null ? "–" : Words.of(state.closedAt(), zone)),
                new Fact("Accepted", accepted(state, zone)),
                new Fact("Cause", Words.of(state.cause().code())),
                new Fact(
                        "Also holds",
                        state.attributes().isEmpty()
                                ? "–"
                                : state.attributes().stream()
                                        .map(Coded::code)
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
    }

    private static String accepted(BreakState state, ZoneId zone) {
        Acceptance accepted = state.accepted();
        if (accepted == null) {
            return "–";
        }
        String approver = accepted.approvedBy();
        return "%s by %s%s on %s: %s"
                .formatted(
                        Words.withCurrency(accepted.amount()),
                        accepted.by(),
                        approver == null ? "" : " and " + approver,
                        Words.of(accepted.at(), zone),
                        accepted.reason());
    }

    private static Parent parent(ReadBreaks.@Nullable Parent parent) {
        return parent == null ? new Parent("", "") : new Parent("/pages/breaks/" + parent.id(), parent.ruleKey());
    }

    private static Children children(Story story) {
        var children = story.children();
        long count =
                children.sums().stream().mapToLong(ReadBreaks.ChildSum::count).sum();
        long left = count - children.first().size();
        return new Children(
                story.subject().state().breakClass() == BreakClass.FEED_MISSING,
                Words.count(count, "record", "records"),
                children.sums().stream()
                        .map(each -> new ChildSum(
                                Words.of(each.count()),
                                Amount.of(each.net()),
                                Amount.of(each.exposure()),
                                each.net().currency().getCurrencyCode()))
                        .toList(),
                children.first().stream()
                        .map(each -> new ChildRow(
                                Words.of(each.rule()),
                                each.ruleKey(),
                                each.breakId() == null ? "" : "/pages/breaks/" + each.breakId(),
                                Amount.of(each.delta()),
                                each.delta().currency().getCurrencyCode()))
                        .toList(),
                left > 0 ? Words.of(left) : "");
    }

    private static String days(long days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private static LegRow leg(Leg leg, Links links, ZoneId zone) {
        String trace = links.trace(leg.traceparent());
        var amount = leg.event().principal();
        return new LegRow(
                Words.of(leg.occurredAt(), zone),
                leg.envelope().source(),
                leg.envelope().role().code(),
                LegSummary.wordsOf(leg.event()),
                leg.envelope().subject(),
                Words.withCurrency(amount),
                leg.isConflict(),
                trace == null ? "" : trace);
    }

    private static VersionRow version(Version version, ZoneId zone) {
        BreakState state = version.state();
        return new VersionRow(
                state.version(),
                Words.of(version.changedAt(), zone),
                Words.of(state.breakClass().code()),
                state.status().code(),
                state.severity().code(),
                Amount.of(state.delta()));
    }
}
