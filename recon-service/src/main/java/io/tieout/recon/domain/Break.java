package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import java.util.List;
import java.util.UUID;

/// A break as it is kept: the state that is published, and what only its own page shows.
public record Break(BreakState state, Detail detail) {

    /// @param members keys of the items it explains
    /// @param names every key under which a side knows one of them
    /// @param legs event ids of everything it was concluded from
    /// @param symptom what it may have in common with others
    public record Detail(
            Money exposure,
            boolean customerHarmed,
            List<String> members,
            List<String> names,
            List<Candidate> candidates,
            List<UUID> legs,
            Symptom symptom) {
        public Detail {
            members = List.copyOf(members);
            names = List.copyOf(names);
            candidates = List.copyOf(candidates);
            legs = List.copyOf(legs);
        }

        static Detail of(Finding finding) {
            return new Detail(
                    finding.stake().exposure(),
                    finding.stake().customerHarmed(),
                    finding.about().members(),
                    finding.about().names(),
                    finding.evidence().candidates(),
                    finding.evidence().legs(),
                    finding.evidence().symptom());
        }
    }

    public UUID id() {
        return state.breakId();
    }

    public boolean isOpen() {
        return state.status() == BreakStatus.OPEN;
    }

    /// What several breaks tell together is kept as long as this one shows in the same way.
    Cause causeAfter(Finding finding) {
        boolean isShared = state.cause() == Cause.INTEGRATION_BUG
                && detail.symptom().equals(finding.evidence().symptom());
        return isShared && finding.cause() == Cause.UNDETERMINED ? state.cause() : finding.cause();
    }

    /// As one of several that show alike.
    public Break ofIntegrationBug() {
        return new Break(States.integrationBug(state), detail);
    }

    /// Whether both are about the same difference under different keys.
    boolean isAboutThatOf(Finding finding) {
        return state.delta().currency().equals(finding.stake().delta().currency())
                && detail.names().stream().anyMatch(finding.about().names()::contains);
    }
}
