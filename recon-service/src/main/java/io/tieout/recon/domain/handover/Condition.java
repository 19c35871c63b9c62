package io.tieout.recon.domain.handover;

import io.tieout.event.BusinessEvent;

/// What must hold of an event so that it is of a rule's business, where words of fields do not say it.
///
/// It is a function of the event alone.
public interface Condition {

    boolean holds(BusinessEvent event);

    /// As it is written in the rule file. Two conditions with the same text are the same.
    String text();
}
