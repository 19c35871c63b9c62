package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadMatches.Held;
import io.tieout.recon.domain.refund.Tie;
import io.tieout.recon.domain.refund.TiedRefund;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Lists what was tied, with what tied it. That is not kept: it follows from the legs, and is concluded again from the
/// same ones by the rule in force, so writing costs nothing.
@ApplicationScoped
public class ListMatches {

    private static final TiedRefund NOT_EXAMINED = new TiedRefund("", List.of(), List.of());

    private final ReadMatches matches;
    private final Rules rules;

    ListMatches(ReadMatches matches, Rules rules) {
        this.matches = matches;
        this.rules = rules;
    }

    /// By business date and key: up to [PageRequest#limit()] matches from the page's cursor on.
    public Uni<List<Match>> list(String tenant, MatchQuery query, PageRequest page) {
        return matches.list(tenant, query, page).map(this::matches);
    }

    private List<Match> matches(List<Held> rows) {
        Map<UUID, Map<String, TiedRefund>> tied = new HashMap<>();
        List<Match> all = new ArrayList<>(rows.size());
        for (Held held : rows) {
            Map<String, TiedRefund> refunds =
                    tied.computeIfAbsent(held.transaction().transactionId(), _ -> tied(held.transaction()));
            all.add(match(held, refunds.getOrDefault(held.item().key(), NOT_EXAMINED)));
        }
        return all;
    }

    private Map<String, TiedRefund> tied(TransactionLegs transaction) {
        Map<String, TiedRefund> byKey = new HashMap<>();
        if (!transaction.isOverLimit()) {
            TiedRefund.of(rules.refunds(), transaction.legs()).forEach(refund -> byKey.put(refund.key(), refund));
        }
        return byKey;
    }

    private Match match(Held held, TiedRefund refund) {
        List<Tie> ties = refund.ties().stream()
                .filter(tie ->
                        tie.amount().currency().equals(held.item().target().currency()))
                .toList();
        return new Match(
                held.rule(),
                rules.refunds().version(),
                held.item(),
                held.transaction().transactionId(),
                held.breakId(),
                refund.names(),
                ties);
    }
}
