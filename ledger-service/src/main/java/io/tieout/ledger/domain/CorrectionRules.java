package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What a correction must keep to.
public final class CorrectionRules {

    /// What stands in the books for the event that a correction corrects.
    ///
    /// @param wasBooked whether anything was ever booked for it, even if nothing of it is left
    public record Standing(boolean wasBooked, Netted left) {}

    private CorrectionRules() {}

    /// What is wrong with it by itself: unknown accounts, what does not balance, what is too much.
    ///
    /// @param capOf the most it may debit in a currency
    public static List<Objection> objections(
            Correction correction, PostingPolicy policy, Function<Currency, Money> capOf) {
        List<Objection> objections = new ArrayList<>();
        for (int i = 0; i < correction.lines().size(); i++) {
            String account = correction.lines().get(i).account();
            if (policy.account(account).isEmpty()) {
                objections.add(new Objection(
                        "/lines/" + i + "/account",
                        policy.id() + ", which holds on " + correction.businessDate() + ", has no account " + account
                                + ".",
                        "Use one of " + String.join(", ", policy.accounts().keySet()) + "."));
            }
        }
        if (objections.isEmpty()) {
            objections.addAll(imbalances(correction.lines(), policy));
            objections.addAll(excesses(correction.lines(), capOf));
            objections.addAll(settled(correction.lines(), policy));
        }
        return objections;
    }

    /// What stands on the account of settlements is what was taken from clearing, which others rely on.
    private static List<Objection> settled(List<Line> lines, PostingPolicy policy) {
        SettleTerms terms = policy.settle();
        List<Objection> objections = new ArrayList<>();
        for (int i = 0; terms != null && i < lines.size(); i++) {
            if (lines.get(i).account().equals(terms.account())) {
                objections.add(new Objection(
                        "/lines/" + i + "/account",
                        terms.account() + " takes what " + policy.id() + " settles by itself and nothing else.",
                        "Reverse a settlement with POST /v1/settlements/{settlementId}:reverse, or use another"
                                + " account."));
            }
        }
        return objections;
    }

    /// What is wrong with it in view of the event that it corrects.
    public static Optional<Objection> objection(Correction correction, Standing standing) {
        return switch (correction.kind()) {
            case REVERSE -> reversal(correction, standing.left());
            case REBOOK -> rebooking(standing);
            case MANUAL_LINES -> Optional.empty();
        };
    }

    private static Optional<Objection> reversal(Correction correction, Netted left) {
        if (left.isNothing()) {
            return Optional.of(new Objection(
                    "/eventId", "Nothing stands in the books for this event.", "There is nothing to reverse."));
        }
        return Netted.of(correction.lines()).equals(left.reversed())
                ? Optional.empty()
                : Optional.of(new Objection(
                        "/lines",
                        "The lines are not the opposite of what stands in the books for the event.",
                        "Send " + written(left.reversed()) + "."));
    }

    private static Optional<Objection> rebooking(Standing standing) {
        if (!standing.wasBooked()) {
            return Optional.of(new Objection(
                    "/eventId",
                    "Nothing was ever booked for this event: it is evidence, or waits.",
                    "Only what was booked and reversed is booked anew."));
        }
        return standing.left().isNothing()
                ? Optional.empty()
                : Optional.of(new Objection(
                        "/eventId",
                        "The event still stands in the books: " + written(standing.left()) + ".",
                        "Reverse it first."));
    }

    /// Memo accounts balance by themselves.
    private static List<Objection> imbalances(List<Line> lines, PostingPolicy policy) {
        Map<String, Money> difference = new TreeMap<>();
        for (Line line : lines) {
            Currency currency = line.amount().currency();
            boolean isMemo = policy.account(line.account()).map(Account::isMemo).orElse(false);
            difference.merge(
                    line.entity() + " in " + currency + (isMemo ? " on memo accounts" : ""),
                    new Money(line.signedMinor(), currency),
                    Money::plus);
        }
        List<Objection> objections = new ArrayList<>();
        difference.forEach((book, left) -> {
            if (!left.isZero()) {
                String side = left.isNegative() ? "credits" : "debits";
                objections.add(new Objection(
                        "/lines",
                        "The " + side + " of " + book + " are " + left.magnitude() + " too much.",
                        "Debits and credits must be equal in every legal entity and currency."));
            }
        });
        return objections;
    }

    private static List<Objection> excesses(List<Line> lines, Function<Currency, Money> capOf) {
        Map<String, Money> debits = new TreeMap<>();
        for (Line line : lines) {
            if (line.side() == EntrySide.DEBIT) {
                debits.merge(line.amount().currency().getCurrencyCode(), line.amount(), Money::plus);
            }
        }
        List<Objection> objections = new ArrayList<>();
        debits.values().forEach(debit -> {
            Money cap = capOf.apply(debit.currency());
            if (!debit.atMost(cap)) {
                objections.add(new Objection(
                        "/lines",
                        "The debits come to " + debit + ", more than the " + cap + " that one correction may have.",
                        "Correct less at a time, or have tieout.ledger.correction-caps raised."));
            }
        });
        return objections;
    }

    private static String written(Netted netted) {
        return netted.lines().stream()
                .map(line -> line.side().code() + " " + line.account()
                        + (line.subKey().isEmpty() ? "" : " " + line.subKey()) + " of " + line.entity() + " "
                        + line.amount())
                .reduce((one, other) -> one + ", " + other)
                .orElse("nothing");
    }
}
