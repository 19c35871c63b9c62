package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.arrival.ArrivalRule;
import io.tieout.recon.domain.report.BankProof;
import io.tieout.recon.domain.report.PayoutProof;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/// Proves one payout by its lines, and by what the bank has of it.
@ApplicationScoped
public class ProvePayout {

    /// Lines of one payout that are read.
    public static final int LINES_MAX = 10_000;

    /// The rule whose parts are the lines of payouts.
    private static final String RULE = "payout-lines";

    /// The rule that holds payouts against the lines of the bank.
    private static final String BANK_RULE = "bank-lines";

    private final ReadPayouts payouts;
    private final Rules rules;

    ProvePayout(ReadPayouts payouts, Rules rules) {
        this.payouts = payouts;
        this.rules = rules;
    }

    public Uni<PayoutProof> prove(String tenant, Reference payout) {
        if (payout.type() != ReferenceType.PAYOUT) {
            throw ReconProblem.BAD_FILTER.at(
                    "payout", payout + " is no payout.", "Send a reference such as payout:stripe-us:po_1.");
        }
        Set<UUID> sums = rules.book().find(RULE).map(Rule::sums).orElse(Set.of());
        return payouts.read(tenant, payout, sums, LINES_MAX)
                .map(held -> proof(payout, held))
                .chain(proof -> withBank(tenant, proof));
    }

    private static PayoutProof proof(Reference payout, ReadPayouts.Held held) {
        if (held.lines().size() > LINES_MAX) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "payout",
                    "The payout has more than " + LINES_MAX + " lines.",
                    "Read its break of the rule payout-lines, which adds up any number.");
        }
        return PayoutProof.of(payout, held.told(), held.lines())
                .orElseThrow(() -> ReconProblem.UNKNOWN_PAYOUT.because("Nobody told of " + payout + "."));
    }

    /// Without the bank's side where no rule compares it.
    private Uni<PayoutProof> withBank(String tenant, PayoutProof proof) {
        Rule rule = rules.book().find(BANK_RULE).orElse(null);
        if (rule == null) {
            return Uni.createFrom().item(proof);
        }
        Reference unit = ArrivalRule.unitOf(proof.entity(), proof.payout().value());
        return payouts.told(tenant, unit)
                .map(legs -> rule.fold(legs, rules.instant()).items().stream()
                        .filter(item -> item.key().equals(proof.payout().toString())
                                && item.source()
                                        .currency()
                                        .equals(proof.stated().currency()))
                        .findFirst()
                        .map(item -> proof.with(BankProof.of(item)))
                        .orElse(proof));
    }
}
