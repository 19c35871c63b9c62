package io.tieout.recon.domain.incident;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import java.util.List;

/// An incident with what its breaks come to.
///
/// @param breaks all that ever belonged to it, those that another break goes on for left out
/// @param cause that of most of them
/// @param amounts of the open ones, by currency
public record IncidentState(
        Incident incident,
        int breaks,
        int openBreaks,
        Cause cause,
        List<BreakClass> classes,
        List<String> entities,
        List<Sum> amounts) {

    public IncidentState {
        classes = List.copyOf(classes);
        entities = List.copyOf(entities);
        amounts = List.copyOf(amounts);
    }

    /// @param net source less ERP
    /// @param absolute of the magnitudes
    public record Sum(Money net, Money absolute) {}
}
