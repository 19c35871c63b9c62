package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadMatches.Held;
import io.tieout.recon.app.ReadMatches.Partner;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Tie;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.TiedBy;
import io.tieout.reconcile.domain.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Lists what was tied, with what tied it. That is not kept: it follows from the legs, and is concluded again from the
/// same ones by the rule in force, so writing costs nothing.
@ApplicationScoped
public class ListMatches {

    private static final Tied NOT_EXAMINED = new Tied("", List.of(), List.of());

    private final ReadMatches matches;
    private final RuleBook rules;

    ListMatches(ReadMatches matches, RuleBook rules) {
        this.matches = matches;
        this.rules = rules;
    }

    /// By business date and key: up to [PageRequest#limit()] matches from the page's cursor on.
    public Uni<List<Match>> list(String tenant, MatchQuery query, PageRequest page) {
        return matches.list(tenant, query, page).map(this::matches);
    }

    private List<Match> matches(List<Held> rows) {
        Map<Concluded, Map<String, Tied>> tied = new HashMap<>();
        List<Match> all = new ArrayList<>(rows.size());
        for (Held held : rows) {
            Concluded concluded = new Concluded(held.rule(), held.unit().id());
            Map<String, Tied> byKey = tied.computeIfAbsent(concluded, _ -> tied(held));
            Tied ofLegs = byKey.getOrDefault(held.item().key(), NOT_EXAMINED);
            all.add(match(held, ofLegs.ties().isEmpty() && !held.partners().isEmpty() ? paired(held) : ofLegs));
        }
        return all;
    }

    private Map<String, Tied> tied(Held held) {
        Map<String, Tied> byKey = new HashMap<>();
        rules.find(held.rule())
                .filter(rule -> !rules.isOverLimit(rule, held.unit().legs()))
                .ifPresent(rule -> rule.tied(held.unit().legs()).forEach(tied -> byKey.put(tied.key(), tied)));
        return byKey;
    }

    /// What a pair gives where the legs tie nothing: what names the record is stronger.
    private static Tied paired(Held held) {
        List<Tie> ties = new ArrayList<>();
        for (Partner partner : held.partners()) {
            Document.of(partner.unit().legs()).stream()
                    .filter(document -> document.key().toString().equals(partner.document()))
                    .forEach(document -> ties.add(Tie.of(
                            document.key(),
                            document.leg(),
                            document.event(),
                            held.unit().legs().isEmpty()
                                    ? document.leg()
                                    : held.unit().legs().getFirst(),
                            new ByPair(partner.stage()))));
        }
        return new Tied(held.item().key(), List.of(held.item().record()), ties);
    }

    /// A stage of the cascade that ties across units.
    private record ByPair(Stage stage) implements TiedBy {
        @Override
        public String code() {
            return stage.code();
        }

        @Override
        public boolean isWeak() {
            return true;
        }
    }

    private Match match(Held held, Tied tied) {
        List<Tie> ties = tied.ties().stream()
                .filter(tie ->
                        tie.amount().currency().equals(held.item().target().currency()))
                .toList();
        return new Match(
                held.rule(),
                rules.find(held.rule()).map(rule -> rule.terms().version()).orElse(0),
                held.item(),
                Objects.requireNonNullElse(
                        held.unit().correlationId(), held.unit().id()),
                held.breakId(),
                tied.names(),
                ties);
    }

    /// What one rule concludes from one unit.
    private record Concluded(String rule, UUID unitId) {}
}
