package io.tieout.ledger.app;

import io.tieout.ledger.app.Settlements.Residue;
import java.util.UUID;

/// What became of the wish to reverse a settlement.
public sealed interface SettlementReversed {

    /// It is reversed so, now or before.
    record Done(Residue residue) implements SettlementReversed {}

    /// The tenant has no such settlement.
    record Unknown(UUID settlementId) implements SettlementReversed {}

    /// It was reversed otherwise.
    record Before(Residue residue) implements SettlementReversed {}

    /// The one who is named as approver has not approved this content, or too long ago.
    record NotApproved(String approver) implements SettlementReversed {}
}
