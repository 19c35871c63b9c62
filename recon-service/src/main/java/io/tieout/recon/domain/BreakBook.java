package io.tieout.recon.domain;

import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.rule.SeverityScale;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the breaks that one rule has of one unit: opens, changes, closes, reopens and absorbs them as the
/// findings say.
///
/// First detected survives all of that, also when a difference goes on under another key. A version is added only
/// where something that is published changed.
public final class BreakBook {

    private final Terms rule;
    private final String tenant;
    private final @Nullable UUID correlationId;
    private final Instant at;
    private final List<Leg> legs;

    /// @param correlationId the ledger's, for display; null where no leg is left, and breaks keep theirs
    /// @param at the instant of the findings, which is when breaks open and close
    public BreakBook(Terms rule, String tenant, @Nullable UUID correlationId, Instant at) {
        this(rule, tenant, correlationId, at, List.of());
    }

    /// @param legs what the findings were concluded from
    public BreakBook(Terms rule, String tenant, @Nullable UUID correlationId, Instant at, List<Leg> legs) {
        this.legs = List.copyOf(legs);
        this.rule = rule;
        this.tenant = tenant;
        this.correlationId = correlationId;
        this.at = at;
    }

    /// @param changed breaks to write; those whose version is above the known one are to be published
    /// @param nextAgeAt when age alone raises a severity next
    public record Page(List<Break> changed, @Nullable Instant nextAgeAt) {
        public Page {
            changed = List.copyOf(changed);
        }
    }

    /// @param kept every break of the unit, and every break that has the id of a finding; those of other rules
    /// are
    ///     left alone
    public Page after(List<Finding> findings, List<Break> kept) {
        return after(findings, kept, Set.of());
    }

    /// @param children ids of breaks that are part of another one now, so that they do not stand for themselves
    public Page after(List<Finding> findings, List<Break> kept, Set<UUID> children) {
        List<Break> known = kept.stream()
                .filter(each -> each.state().rule().equals(rule.id()))
                .toList();
        Map<UUID, Break> byId = new HashMap<>();
        known.forEach(each -> byId.put(each.id(), each));
        Set<UUID> found = new HashSet<>();
        findings.forEach(finding -> found.add(idOf(finding)));
        List<Break> gone =
                known.stream().filter(each -> !found.contains(each.id())).toList();

        List<Break> all = new ArrayList<>();
        for (Finding finding : findings) {
            all.add(stateOf(finding, byId.get(idOf(finding)), gone));
        }
        for (Break each : gone) {
            all.add(each.isStanding() ? ended(each, findings, children) : moved(each));
        }
        List<Break> changed =
                all.stream().filter(each -> !each.equals(byId.get(each.id()))).toList();
        return new Page(changed, nextAgeAt(all));
    }

    private UUID idOf(Finding finding) {
        return BreakId.of(tenant, rule.id(), finding.key());
    }

    private Break stateOf(Finding finding, @Nullable Break known, List<Break> gone) {
        Instant first =
                known == null ? firstDetectedOf(finding, gone) : known.state().firstDetectedAt();
        @Nullable Instant closedAt = null;
        if (finding.healed()) {
            Instant before = known == null ? null : known.state().closedAt();
            closedAt = before == null ? at : before;
        }
        Acceptance accepted = known != null && !finding.healed() && known.isAcceptedAs(finding)
                ? known.state().accepted()
                : null;
        BreakState state = new BreakState(
                idOf(finding),
                known == null ? 1 : known.state().version(),
                tenant,
                finding.about().entity(),
                rule.id(),
                rule.version(),
                finding.key().ruleKey(),
                finding.breakClass(),
                finding.attributes(),
                statusOf(finding, accepted),
                severityOf(finding, first, accepted == null ? null : known),
                finding.authority(),
                finding.stake().delta(),
                finding.stake().absolute(),
                finding.values().source(),
                finding.values().processor(),
                finding.values().target(),
                finding.evidence().differences(),
                known == null ? finding.evidence().handoff() : known.handoffAfter(finding),
                known == null ? finding.cause() : known.causeAfter(finding),
                finding.repair(),
                first,
                finding.about().businessDate(),
                finding.dueAt(),
                closedAt,
                accepted,
                Objects.requireNonNull(correlationId, "a finding without a leg"),
                finding.about().order(),
                known == null ? finding.about().traceparent() : known.state().traceparent(),
                known == null ? null : known.incidentAfter(finding));
        Break.Detail detail = Break.Detail.of(finding, Trail.of(finding, legs));
        return new Break(versioned(state, known), known == null ? detail : detail.with(known.symptomAfter(finding)));
    }

    /// A difference that goes on under a new key is as old as it was under the old one.
    private Instant firstDetectedOf(Finding finding, List<Break> gone) {
        return gone.stream()
                .filter(each -> each.isStanding() && each.isAboutThatOf(finding))
                .map(each -> each.state().firstDetectedAt())
                .min(Instant::compareTo)
                .orElse(at);
    }

    private static BreakStatus statusOf(Finding finding, @Nullable Acceptance accepted) {
        if (finding.healed()) {
            return BreakStatus.CLOSED;
        }
        return accepted == null ? BreakStatus.OPEN : BreakStatus.ACCEPTED;
    }

    /// @param accepted which does not grow more severe by age; null where it is not accepted
    private Severity severityOf(Finding finding, Instant firstDetected, @Nullable Break accepted) {
        if (accepted != null) {
            return accepted.state().severity();
        }
        String entity = finding.about().entity();
        LocalDate detected = rule.calendar().dateOf(firstDetected, entity);
        LocalDate today = rule.calendar().dateOf(at, entity);
        return rule.severity()
                .of(
                        finding.breakClass(),
                        finding.stake().exposure(),
                        finding.stake().customerHarmed(),
                        Ageing.daysFrom(detected, today));
    }

    /// An open break without a finding: what was wrong no longer is, or another key tells the rest of it, be it that
    /// one of several partials came late.
    private Break ended(Break each, List<Finding> findings, Set<UUID> children) {
        boolean goesOn = children.contains(each.id()) || findings.stream().anyMatch(each::isAboutThatOf);
        BreakStatus status = goesOn ? BreakStatus.ABSORBED : BreakStatus.CLOSED;
        return new Break(versioned(States.ended(each.state(), status, at, correlationIdOf(each)), each), each.detail());
    }

    /// A break that is over follows its transaction.
    private Break moved(Break each) {
        return new Break(versioned(States.moved(each.state(), correlationIdOf(each)), each), each.detail());
    }

    private UUID correlationIdOf(Break each) {
        return correlationId == null ? each.state().correlationId() : correlationId;
    }

    private static BreakState versioned(BreakState state, @Nullable Break known) {
        return known == null || state.equals(known.state())
                ? state
                : States.withVersion(state, known.state().version() + 1);
    }

    private @Nullable Instant nextAgeAt(List<Break> all) {
        return all.stream()
                .filter(each ->
                        each.isOpen() && rule.severity().ages(each.detail().exposure()))
                .flatMap(each -> liftsOf(each.state()).stream())
                .filter(lift -> lift.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    private List<Instant> liftsOf(BreakState state) {
        ZoneId zone = rule.calendar().zoneOf(state.entity());
        LocalDate detected = LocalDate.ofInstant(state.firstDetectedAt(), zone);
        return List.of(
                startOf(detected.plusDays(SeverityScale.DAYS_TO_LIFT + 1), zone),
                startOf(detected.plusDays(SeverityScale.DAYS_TO_LIFT_TWICE + 1), zone));
    }

    private static Instant startOf(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
