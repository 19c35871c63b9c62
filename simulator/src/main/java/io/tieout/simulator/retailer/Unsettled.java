package io.tieout.simulator.retailer;

import io.tieout.event.Reference;
import io.tieout.event.SettlementKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What will be a line of a payout.
///
/// @param about what the line settles
/// @param grossMinor negative where money leaves the account
/// @param dueAt from when on it may be paid out
/// @param bookedOn on which day the processor booked it; null for the day of the payout
record Unsettled(
        SettlementKind kind,
        List<Reference> about,
        long grossMinor,
        Fee fee,
        Instant dueAt,
        @Nullable LocalDate bookedOn) {

    static Unsettled of(SettlementKind kind, List<Reference> about, long grossMinor, Instant dueAt) {
        return new Unsettled(kind, about, grossMinor, Fee.NONE, dueAt, null);
    }

    Unsettled with(Fee other) {
        return new Unsettled(kind, about, grossMinor, other, dueAt, bookedOn);
    }

    long netMinor() {
        return grossMinor - fee.minor();
    }

    /// How much of it the stated balance has had since before the payout. A fee is taken with the line that states
    /// it; only that of a dispute is taken when the funds are withdrawn, and told at once. What was held back is in
    /// the reserve until it is paid out.
    long inBalanceMinor() {
        return switch (kind) {
            case CHARGE, REFUND, PAYOUT -> grossMinor;
            case CHARGEBACK -> netMinor();
            case FEE, TAX_ON_FEE, RESERVE_HOLD, RESERVE_RELEASE, ADJUSTMENT, CONVERSION, BALANCE_TRANSFER, UNMAPPED ->
                0;
        };
    }
}
