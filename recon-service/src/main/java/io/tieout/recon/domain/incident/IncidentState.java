package io.tieout.recon.domain.incident;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import java.util.List;

/// An incident with what its breaks come to.
///
/// @param breaks all that ever belonged to it, those that another break goes on for left out
/// @param cause that of most of them
/// @param heldBack of these, what the ERP holds back because of the others
/// @param amounts of the open ones, by currency
/// @param waiting what lacks the word of a system that is silent: records that are no breaks as long as it is
public record IncidentState(
        Incident incident,
        int breaks,
        int heldBack,
        int openBreaks,
        Cause cause,
        List<BreakClass> classes,
        List<String> entities,
        List<Sum> amounts,
        List<Waiting> waiting) {

    public IncidentState {
        classes = List.copyOf(classes);
        entities = List.copyOf(entities);
        amounts = List.copyOf(amounts);
        waiting = List.copyOf(waiting);
    }

    /// @param net source less ERP
    /// @param exposure the most that is in dispute
    public record Waiting(int records, Money net, Money exposure) {}

    /// @param net source less ERP
    /// @param absolute of the magnitudes
    public record Sum(Money net, Money absolute) {}
}
