package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A break as it is kept: the state that is published, and what only its own page shows.
public record Break(BreakState state, Detail detail) {

    /// @param members keys of the items it explains
    /// @param names every key under which a side knows one of them
    /// @param legs event ids of everything it was concluded from
    /// @param symptom what it may have in common with others
    /// @param trail whose life it is part of
    public record Detail(
            Money exposure,
            boolean customerHarmed,
            List<String> members,
            List<String> names,
            List<Candidate> candidates,
            List<UUID> legs,
            Symptom symptom,
            Trail trail) {
        public Detail {
            members = List.copyOf(members);
            names = List.copyOf(names);
            candidates = List.copyOf(candidates);
            legs = List.copyOf(legs);
        }

        Detail with(Symptom other) {
            return new Detail(exposure, customerHarmed, members, names, candidates, legs, other, trail);
        }

        static Detail of(Finding finding, Trail trail) {
            return new Detail(
                    finding.stake().exposure(),
                    finding.stake().customerHarmed(),
                    finding.about().members(),
                    finding.about().names(),
                    finding.evidence().candidates(),
                    finding.evidence().legs(),
                    finding.evidence().symptom(),
                    trail);
        }
    }

    public UUID id() {
        return state.breakId();
    }

    public boolean isOpen() {
        return state.status() == BreakStatus.OPEN;
    }

    /// Whether the difference is there, be it that somebody let it stay.
    public boolean isStanding() {
        return isOpen() || state.status() == BreakStatus.ACCEPTED;
    }

    /// As one that stays as it is.
    public Break accepted(Acceptance acceptance) {
        return new Break(States.accepted(state, acceptance), detail);
    }

    /// Somebody has to look at it again.
    public Break reopened() {
        return new Break(States.accepted(state, null), detail);
    }

    /// Whether what was accepted is what there is: another class or amount was not.
    boolean isAcceptedAs(Finding finding) {
        return state.status() == BreakStatus.ACCEPTED
                && state.breakClass() == finding.breakClass()
                && state.delta().equals(finding.stake().delta())
                && state.absolute().equals(finding.stake().absolute());
    }

    /// What several breaks tell together is kept as long as this one shows in the same way.
    Cause causeAfter(Finding finding) {
        boolean isShared =
                state.cause() == Cause.INTEGRATION_BUG && detail.symptom().equals(symptomAfter(finding));
        return isShared && finding.cause() == Cause.UNDETERMINED ? state.cause() : finding.cause();
    }

    /// It belongs to its incident as long as it shows in the same way; which one it is of then is found anew.
    @Nullable
    BreakIncident incidentAfter(Finding finding) {
        return detail.symptom().equals(symptomAfter(finding)) ? state.incident() : null;
    }

    /// As one of several that show alike.
    public Break ofIntegrationBug() {
        return grouped(Cause.INTEGRATION_BUG, state.incident());
    }

    /// The next version, with what several breaks say together.
    ///
    /// @param incident null where it stands alone
    public Break grouped(Cause cause, @Nullable BreakIncident incident) {
        return new Break(States.grouped(state, cause, incident), detail);
    }

    /// The log was there, and silent about this one. How much it tells of others is not said: that grows,
    /// and whoever is told of it earlier would say something else.
    public Break withHeardLog() {
        Symptom silent = detail.symptom();
        HandoffFinding known = state.handoff();
        List<String> evidence = new ArrayList<>(known.evidence());
        evidence.add("The integration's log tells of other records of %s of %s, and of this one nothing."
                .formatted(silent.connector(), state.businessDate()));
        return new Break(
                States.withHandoff(state, new HandoffFinding(HandoffStep.NOT_FORWARDED, evidence)),
                detail.with(new Symptom(HandoffStep.NOT_FORWARDED, silent.connector(), Symptom.NOT_RECEIVED)));
    }

    /// What other records tell of the log is kept as long as it is silent about this one.
    HandoffFinding handoffAfter(Finding finding) {
        return isHeardLogOf(finding) ? state.handoff() : finding.evidence().handoff();
    }

    Symptom symptomAfter(Finding finding) {
        return isHeardLogOf(finding) ? detail.symptom() : finding.evidence().symptom();
    }

    private boolean isHeardLogOf(Finding finding) {
        Symptom symptom = finding.evidence().symptom();
        return symptom.isOfSilentLog()
                && detail.symptom().hop() == HandoffStep.NOT_FORWARDED
                && detail.symptom().connector().equals(symptom.connector());
    }

    /// Whether both are about the same difference under different keys.
    boolean isAboutThatOf(Finding finding) {
        return state.delta().currency().equals(finding.stake().delta().currency())
                && detail.names().stream().anyMatch(finding.about().names()::contains);
    }
}
