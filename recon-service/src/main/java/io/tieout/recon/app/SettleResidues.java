package io.tieout.recon.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.finding.Acceptance;
import io.tieout.recon.app.Settlements.Books;
import io.tieout.recon.app.Settlements.Open;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.acceptance.Proposal;
import io.tieout.recon.domain.rule.SettleTerms;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.domain.settle.Residue;
import io.tieout.recon.domain.settle.Settling;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Lets small residues stay by the rules that say so, within their caps. Nothing is booked: the ledger's
/// books are not bent to agree with others.
@ApplicationScoped
public class SettleResidues {

    /// Legal entities and currencies of one look; the next look goes on with the others.
    static final int BOOKS_MAX = 100;

    private static final Logger LOG = Logger.getLogger(SettleResidues.class);

    private final Settlements settlements;
    private final WatchResidues watch;
    private final AnnounceBreaks announce;
    private final Rules rules;
    private final MeterRegistry metrics;

    SettleResidues(
            Settlements settlements, WatchResidues watch, AnnounceBreaks announce, Rules rules, MeterRegistry metrics) {
        this.settlements = settlements;
        this.watch = watch;
        this.announce = announce;
        this.rules = rules;
        this.metrics = metrics;
    }

    /// Completes with whether more may be settled. What fails is tried again with the next sweep.
    Uni<Boolean> settle() {
        Map<String, SettleTerms> terms = terms();
        if (terms.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return settlements
                .books(BOOKS_MAX)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(books -> settle(books, terms))
                        .collect()
                        .in(() -> new boolean[1], (any, changed) -> any[0] |= changed)
                        .map(any -> any[0]))
                .call(() -> watch.lookAtDue(settling(), rules.instant()));
    }

    private List<Terms> settling() {
        return rules.book().rules().stream()
                .map(Rule::terms)
                .filter(each -> each.settle() != null)
                .toList();
    }

    private Map<String, SettleTerms> terms() {
        Map<String, SettleTerms> terms = new HashMap<>();
        rules.book().rules().forEach(rule -> {
            SettleTerms each = rule.terms().settle();
            if (each != null) {
                terms.put(rule.terms().id(), each);
            }
        });
        return terms;
    }

    private Uni<Boolean> settle(Books books, Map<String, SettleTerms> terms) {
        Instant at = rules.instant();
        return settlements
                .settle(books, at, open -> decided(books, open, terms, at))
                .call(changed -> announce.announce(changed, _ -> null))
                .map(changed -> !changed.isEmpty())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("residues are settled later: entity=%s, cause=%s", books.entity(), failure);
                    return false;
                });
    }

    private EntityCalendar calendar(Books books) {
        return rules.book().calendars().of(books.tenant()).of(books.entity());
    }

    private Settlements.Decided decided(Books books, Open open, Map<String, SettleTerms> terms, Instant at) {
        List<Residue> residues =
                open.fresh().stream().flatMap(each -> Residue.of(each).stream()).toList();
        Settling.Result result = Settling.of(terms, calendar(books), books.currency(), open.standing(), residues);
        count("settled", result.settled());
        count("capped", result.capped());
        count("repeating", result.repeating());
        result.repeating().stream()
                .collect(Collectors.groupingBy(Residue::rule, Collectors.counting()))
                .forEach((rule, left) -> LOG.warnf(
                        "residues of one sign repeat and are not settled: rule=%s, entity=%s, currency=%s, left=%d",
                        rule, books.entity(), books.currency(), left));
        Map<UUID, Break> byId = open.fresh().stream().collect(Collectors.toMap(Break::id, Function.identity()));
        List<Break> settled = result.settled().stream()
                .map(residue -> settled(
                        Objects.requireNonNull(byId.get(residue.breakId()), "one of those that were given"),
                        Objects.requireNonNull(terms.get(residue.rule()), "only rules with terms settle"),
                        at))
                .toList();
        return new Settlements.Decided(settled, !result.repeating().isEmpty());
    }

    private void count(String result, List<Residue> residues) {
        residues.forEach(each -> metrics.counter("tieout.recon.residues", "rule", each.rule(), "result", result)
                .increment());
    }

    private static Break settled(Break subject, SettleTerms terms, Instant at) {
        String rule = "rule:" + subject.state().rule() + "/" + subject.state().ruleVersion();
        String reason = "A residue of at most %s, settled by the rule; nothing is booked"
                .formatted(terms.item().toPlainString());
        Proposal proposal = Proposal.of(subject.state(), reason, rule, at);
        return subject.accepted(new Acceptance(
                rule, null, reason, proposal.sha256(), at, subject.state().delta()));
    }
}
