package io.tieout.recon.domain.balance;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.balance.Levels.Judged;
import io.tieout.recon.domain.rule.Allowance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Holds the stated balances of one account against each other and what moved between them.
final class BalanceFold {

    private static final Comparator<Statement> ORDER =
            Comparator.comparing(Statement::asOf).thenComparing(Statement::leg, Leg.BY_TIME);

    private final BalanceRule rule;
    private final Sums sums;
    private final Instant at;
    private final List<MatchItem> items = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Instant nextDueAt;

    BalanceFold(BalanceRule rule, Sums sums, Instant at) {
        this.rule = rule;
        this.sums = sums;
        this.at = at;
    }

    Fold of(List<Leg> legs) {
        Map<String, List<Statement>> byCurrency = new TreeMap<>();
        legs.stream()
                .distinct()
                .filter(leg -> !leg.isConflict() && rule.compares(leg))
                .forEach(leg -> add(leg, byCurrency));
        boolean hasOneAccount = byCurrency.values().stream()
                        .flatMap(List::stream)
                        .map(Statement::account)
                        .distinct()
                        .count()
                == 1;
        // Of several accounts nobody says which of them a movement changed.
        if (hasOneAccount) {
            byCurrency.values().forEach(this::conclude);
        }
        return new Fold(items, findings, nextDueAt);
    }

    private void add(Leg leg, Map<String, List<Statement>> byCurrency) {
        Statement.of(leg).ifPresent(stated -> {
            Money balance = Objects.requireNonNull(stated.balance());
            PartSum moved = sums.at(rule.movements().sum(), stated.asOf(), balance.currency());
            byCurrency
                    .computeIfAbsent(balance.currency().getCurrencyCode(), _ -> new ArrayList<>())
                    .add(new Statement(leg, stated.account(), stated.asOf(), balance, moved));
        });
    }

    /// Where nobody tells what moves, nothing can be proved.
    private void conclude(List<Statement> statements) {
        statements.sort(ORDER);
        long moved = statements.getLast().moved().count()
                - statements.getFirst().moved().count();
        if (moved > 0) {
            Instant decidedAt = decidedAt(statements);
            List<Statement> firstTwo = statements.subList(0, 2);
            Levels.judge(statements)
                    .forEach(each -> conclude(each, firstTwo.contains(each.statement()) ? decidedAt : Instant.MIN));
        }
    }

    /// When it is known which of the first two is wrong, if they do not tie: when all is told of the third.
    private Instant decidedAt(List<Statement> statements) {
        return statements.size() > 2
                ? dueAfter(statements.get(2).leg(), rule.within())
                : dueAfter(statements.getLast().leg(), rule.nextWithin());
    }

    /// @param decidedAt when it is known that this statement is the wrong one
    private void conclude(Judged judged, Instant decidedAt) {
        Statement statement = judged.statement();
        Leg leg = statement.leg();
        Money difference = judged.difference();
        Money none = Money.zero(difference.currency());
        Instant dueAt = dueAfter(leg, rule.within());
        if (decidedAt.isAfter(dueAt)) {
            dueAt = decidedAt;
        }
        boolean isDue = !at.isBefore(dueAt);
        boolean isBroken = !difference.isZero() && isDue;
        FindingKey key =
                new FindingKey(statement.key(), statement.balance().currency().getNumericCode());
        items.add(new MatchItem(
                statement.key(),
                leg.envelope().entity(),
                ItemStatus.NONE,
                null,
                leg.envelope().businessDate(),
                1,
                judged.expected(),
                1,
                statement.balance(),
                isBroken ? difference : none,
                isDue ? none : difference,
                isBroken ? key : null));
        if (isBroken) {
            findings.add(finding(key, judged, dueAt));
        } else if (!difference.isZero() && (nextDueAt == null || dueAt.isBefore(nextDueAt))) {
            nextDueAt = dueAt;
        }
    }

    private Instant dueAfter(Leg leg, Allowance allowance) {
        return allowance.dueAfter(
                leg.occurredAt(),
                leg.envelope().businessDate(),
                rule.terms().calendar(),
                rule.terms().calendar().zoneOf(leg.envelope().entity()));
    }

    private Finding finding(FindingKey key, Judged judged, Instant dueAt) {
        Leg leg = judged.statement().leg();
        Money stated = judged.statement().balance();
        Money difference = judged.difference();
        BreakClass breakClass = rule.breakClass();
        List<String> names = List.of(key.ruleKey());
        return new Finding(
                key,
                new About(
                        leg.envelope().entity(), leg.envelope().businessDate(), null, leg.traceparent(), names, names),
                breakClass,
                List.of(),
                false,
                new Stake(difference, difference.magnitude(), difference.magnitude(), false),
                new SideValues(judged.expected(), null, stated),
                new Evidence(
                        List.of(new FieldDifference("balance", judged.expected().toString(), stated.toString())),
                        new HandoffFinding(HandoffStep.GOOD, sentences(judged)),
                        List.of(),
                        List.of(judged.before().leg().eventId(), leg.eventId()),
                        new Symptom(HandoffStep.GOOD, leg.envelope().source(), breakClass.code())),
                // Whoever keeps the account states its movements too.
                Cause.EXTERNAL,
                breakClass.authority(),
                breakClass.repair() + ".",
                dueAt);
    }

    private static List<String> sentences(Judged judged) {
        Statement statement = judged.statement();
        Statement before = judged.before();
        boolean isEarlier = before.asOf().isBefore(statement.asOf());
        long count = Math.abs(statement.moved().count() - before.moved().count());
        Money moved = isEarlier
                ? statement.moved().amount().minus(before.moved().amount())
                : before.moved().amount().minus(statement.moved().amount());
        return List.of(
                "%s states %s for %s as of %s."
                        .formatted(
                                statement.leg().envelope().source(),
                                statement.balance(),
                                statement.account(),
                                statement.asOf()),
                "It states %s as of %s, and %d movements between come to %s, so it should be %s."
                        .formatted(before.balance(), before.asOf(), count, moved, judged.expected()));
    }
}
