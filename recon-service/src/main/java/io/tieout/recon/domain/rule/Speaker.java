package io.tieout.recon.domain.rule;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import java.util.Set;

/// A kind of event that speaks for a side, and whose word it is.
///
/// @param tenders in which a processor's side pays; none for the others
/// @param postedBy how the ERP posts what a source's side owes
public record Speaker(Side side, EventType event, Set<SourceRole> roles, Set<Tender> tenders, PostedBy postedBy) {

    public Speaker {
        roles = Set.copyOf(roles);
        tenders = Set.copyOf(tenders);
    }

    /// For a side of which only the event and the roles matter.
    public static Speaker of(Side side, EventType event, Set<SourceRole> roles) {
        return new Speaker(side, event, roles, Set.of(), PostedBy.DOCUMENT);
    }

    boolean tells(BusinessEvent told) {
        return event == told.type() && roles.contains(told.envelope().role());
    }

    /// Whether this is how a refund by the tender is paid. An unknown code is nobody's.
    public boolean pays(String tender) {
        return tenders.stream().anyMatch(known -> known.code().equals(tender));
    }
}
