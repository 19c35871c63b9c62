package io.tieout.recon.domain.refund;

import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Tie;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.RefundRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Tells the refunds of which the ERP has documents, and what tied those.
public final class TiedRefund {

    private TiedRefund() {}

    /// Of all legs of one transaction, as the fold ties them. Refunds without a document in the books are left out.
    public static List<Tied> of(RefundRule rule, List<Leg> legs) {
        List<Tied> tied = new ArrayList<>();
        for (Refund refund : Ties.of(rule, Leg.inOrder(legs))) {
            List<Tie> ties = ties(refund, rule.documentTypes());
            if (!ties.isEmpty()) {
                tied.add(new Tied(refund.key().toString(), refund.ownNames(), ties));
            }
        }
        return tied;
    }

    private static List<Tie> ties(Refund refund, Set<String> types) {
        List<Tie> ties = new ArrayList<>();
        Stream.concat(refund.posted(types).stream(), refund.foreign(types).stream())
                .sorted(Document.BY_TIME)
                .forEach(document -> {
                    var by = refund.tiedBy().get(document.key());
                    if (by != null) {
                        ties.add(Tie.of(document.key(), document.leg(), document.event(), refund.leadingLeg(), by));
                    }
                });
        return ties;
    }
}
