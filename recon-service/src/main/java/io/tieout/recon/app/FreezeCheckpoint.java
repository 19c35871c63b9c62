package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Checkpoints.Cut;
import io.tieout.recon.app.Checkpoints.Frozen;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.CloseTerms;
import io.tieout.recon.domain.checkpoint.Content;
import io.tieout.recon.domain.checkpoint.Figures;
import io.tieout.recon.domain.checkpoint.RuleInForce;
import io.tieout.recon.domain.checkpoint.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Freezes what a window adds up to, over all rules. The same figures give the same content, so that repeating it
/// changes nothing.
@ApplicationScoped
public class FreezeCheckpoint {

    private final Checkpoints checkpoints;
    private final Rules rules;
    private final RuleLibrary library;
    private final TieBalances ties;
    private final Closing closing;

    FreezeCheckpoint(Checkpoints checkpoints, Rules rules, RuleLibrary library, TieBalances ties, Closing closing) {
        this.closing = closing;
        this.checkpoints = checkpoints;
        this.rules = rules;
        this.library = library;
        this.ties = ties;
    }

    public Uni<Frozen> freeze(String tenant, String subject, Window window) {
        if (window.to().isAfter(today(window.entity()))) {
            throw ReconProblem.BAD_FILTER.at(
                    "/to", window.to() + " is in the future.", "Send a day that has begun for the entity.");
        }
        ZoneId zone = rules.calendarOf(rules.first()).zoneOf(window.entity());
        Instant opensAt = window.from().atStartOfDay(zone).toInstant();
        BalanceCut balances = ties.cut(window.entity(), window.currency(), window.to());
        CloseTerms terms = closing.of(window.entity());
        Cut cut = new Cut(
                window,
                rules.instant(),
                subject,
                opensAt,
                zones(window.entity()),
                rules.feeds(),
                sealing(),
                balances,
                terms);
        return checkpoints.freeze(
                tenant,
                cut,
                figures -> CheckpointJson.seal(Content.of(window, inForce(), figures, terms, tie(balances, figures))));
    }

    private static @Nullable BalanceTie tie(BalanceCut cut, Figures figures) {
        return figures.balances() == null
                ? null
                : BalanceTie.of(cut, figures.balances()).orElse(null);
    }

    /// Whether the last day of the window is over, so that what is frozen of it is the whole.
    boolean isOver(Window window) {
        return window.to().isBefore(today(window.entity()));
    }

    private LocalDate today(String entity) {
        return rules.calendarOf(rules.first()).dateOf(rules.instant(), entity);
    }

    private List<String> sealing() {
        return rules.book().rules().stream()
                .filter(Rule::seals)
                .map(rule -> rule.terms().id())
                .toList();
    }

    private Map<String, ZoneId> zones(String entity) {
        Map<String, ZoneId> zones = new HashMap<>();
        rules.book()
                .rules()
                .forEach(rule ->
                        zones.put(rule.terms().id(), rule.terms().calendar().zoneOf(entity)));
        return zones;
    }

    private List<RuleInForce> inForce() {
        return library.rules().stream()
                .map(each -> new RuleInForce(each.id(), each.rule().terms().name(), each.sha256()))
                .toList();
    }
}
