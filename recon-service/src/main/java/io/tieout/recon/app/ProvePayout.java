package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.report.PayoutProof;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/// Proves one payout by its lines.
@ApplicationScoped
public class ProvePayout {

    /// Lines of one payout that are read.
    public static final int LINES_MAX = 10_000;

    /// The rule whose parts are the lines of payouts.
    private static final String RULE = "payout-lines";

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
        return payouts.read(tenant, payout, sums, LINES_MAX).map(held -> {
            if (held.lines().size() > LINES_MAX) {
                throw CommonProblem.UNPROCESSABLE.at(
                        "payout",
                        "The payout has more than " + LINES_MAX + " lines.",
                        "Read its break of the rule payout-lines, which adds up any number.");
            }
            return PayoutProof.of(payout, held.told(), held.lines())
                    .orElseThrow(() -> ReconProblem.UNKNOWN_PAYOUT.because("Nobody told of " + payout + "."));
        });
    }
}
