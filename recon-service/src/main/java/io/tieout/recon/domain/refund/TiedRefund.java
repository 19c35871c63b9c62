package io.tieout.recon.domain.refund;

import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.RefundRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A refund with the ERP's documents that were tied to it, and by what.
///
/// @param key the rule key of the refund
/// @param names the keys that source and processor gave it
public record TiedRefund(String key, List<String> names, List<Tie> ties) {

    public TiedRefund {
        names = List.copyOf(names);
        ties = List.copyOf(ties);
    }

    /// Of all legs of one transaction, as the fold ties them. Refunds without a document in the books are left out.
    public static List<TiedRefund> of(RefundRule rule, List<Leg> legs) {
        List<TiedRefund> tied = new ArrayList<>();
        for (Refund refund : Ties.of(rule, RefundFold.inOrder(legs))) {
            List<Tie> ties = ties(refund, rule.documentTypes());
            if (!ties.isEmpty()) {
                tied.add(new TiedRefund(refund.key().toString(), refund.ownNames(), ties));
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
                        ties.add(Tie.of(refund, document, by));
                    }
                });
        return ties;
    }
}
