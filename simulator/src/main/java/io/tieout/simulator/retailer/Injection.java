package io.tieout.simulator.retailer;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that went wrong: the truth that a reconciliation is measured against.
///
/// @param about the record of the system that did not reach the ERP as it should
/// @param order that the record belongs to; where several of an order go wrong, a reconciliation may speak of the order
/// @param documentType what the ERP was to make of it
/// @param amount what the document should say
/// @param delta amount less what the ERP holds for it
/// @param step as far as the evidence goes that this retailer gives
/// @param injectedAt when the message was sent
/// @param detectableAt from when on everything is told and due that shows it
public record Injection(
        Fault fault,
        String entity,
        Reference about,
        @Nullable Reference order,
        String documentType,
        Money amount,
        Money delta,
        BreakClass breakClass,
        Cause cause,
        HandoffStep step,
        Instant injectedAt,
        Instant detectableAt) {}
