package io.tieout.recon.domain.fee;

import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fee of each line of a settlement must be what the contract says.
public record FeeRule(Terms terms, List<Contract> contracts, FeeTolerance tolerance) implements Rule {

    public FeeRule {
        contracts = List.copyOf(contracts);
    }

    @Override
    public boolean compares(Leg leg) {
        return leg.event() instanceof SettlementLineStated line
                && contracts.stream()
                        .anyMatch(contract ->
                                contract.sources().contains(line.envelope().source()));
    }

    /// @param payment what the line is of; null where nobody told it. The contract of its day counts, not that of the
    ///     day of the payout
    Optional<Contract> contractFor(SettlementLineStated line, @Nullable PaymentCaptured payment) {
        LocalDate date = payment == null ? line.bookedOn() : payment.envelope().businessDate();
        String tender = payment == null ? null : payment.tender();
        return contracts.stream()
                .filter(contract -> contract.rates().containsKey(line.kind()))
                .filter(contract -> contract.isFor(
                        line.envelope().source(), line.gross().currency().getCurrencyCode(), tender, date))
                .findFirst();
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return FeeFold.of(this, legs);
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
