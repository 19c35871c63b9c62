package io.tieout.reconcile.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the amounts that the two files have in common: of the columns that are amounts, and of the sums and
/// differences of two of them, those that agree for the most keys.
final class AmountChoice {

    /// Keys that are compared, and columns of each side that are tried.
    private static final int KEYS_MAX = 2000;

    private static final int COLUMNS_MAX = 8;

    private final Table a;
    private final Table b;

    AmountChoice(Table a, Table b) {
        this.a = a;
        this.b = b;
    }

    /// @param agreeing for how many of `compared` keys both say the same
    record Found(Expression a, Expression b, int agreeing, int compared) {}

    /// An expression with what it gives for each key.
    private record Sums(Expression expression, Map<String, BigDecimal> byKey) {}

    /// The best pair, given the columns that name the records; where none are, the amounts themselves are compared.
    Found find(List<Integer> keyA, List<Integer> keyB, Optional<Expression> givenA, Optional<Expression> givenB) {
        boolean isKeyed = !keyA.isEmpty();
        Set<String> keys = isKeyed ? commonKeys(keyA, keyB) : Set.of();
        List<Sums> ours = sums(a, keyA, keys, givenA);
        List<Sums> theirs = sums(b, keyB, keys, givenB);
        Found best = null;
        Comparator<Found> order = Comparator.comparingInt(Found::agreeing)
                .thenComparing(found -> -terms(found), Comparator.naturalOrder());
        for (Sums one : ours) {
            for (Sums other : theirs) {
                boolean isSimple = one.expression().terms().size() == 1
                        || other.expression().terms().size() == 1
                        || givenA.isPresent()
                        || givenB.isPresent();
                if (isSimple) {
                    Found found = compare(one, other, isKeyed);
                    best = best == null || order.compare(found, best) > 0 ? found : best;
                }
            }
        }
        if (best == null) {
            Table empty = ours.isEmpty() ? a : b;
            throw new BadInputException(
                    empty.name(),
                    "no column looks like an amount; say which with --amount-" + (ours.isEmpty() ? "a" : "b")
                            + "; it has " + empty.listed());
        }
        return best;
    }

    private static int terms(Found found) {
        return found.a().terms().size() + found.b().terms().size();
    }

    private Set<String> commonKeys(List<Integer> keyA, List<Integer> keyB) {
        Map<String, Boolean> theirs = new HashMap<>();
        b.rows().forEach(row -> theirs.put(Keys.of(row, keyB), true));
        return Set.copyOf(a.rows().stream()
                .map(row -> Keys.of(row, keyA))
                .filter(key -> !key.isEmpty() && theirs.containsKey(key))
                .distinct()
                .sorted()
                .limit(KEYS_MAX)
                .toList());
    }

    private static Found compare(Sums one, Sums other, boolean isKeyed) {
        if (isKeyed) {
            long agreeing = one.byKey().entrySet().stream()
                    .filter(each -> {
                        BigDecimal theirs = other.byKey().get(each.getKey());
                        return theirs != null && theirs.compareTo(each.getValue()) == 0;
                    })
                    .count();
            return new Found(
                    one.expression(),
                    other.expression(),
                    Math.toIntExact(agreeing),
                    one.byKey().size());
        }
        long agreeing =
                one.byKey().keySet().stream().filter(other.byKey()::containsKey).count();
        return new Found(
                one.expression(),
                other.expression(),
                Math.toIntExact(agreeing),
                one.byKey().size());
    }

    private static List<Sums> sums(Table table, List<Integer> key, Set<String> keys, Optional<Expression> given) {
        List<Expression> expressions = given.map(List::of).orElseGet(() -> expressions(table, key));
        List<Sums> sums = new ArrayList<>();
        Map<Integer, Numbers> ways = new HashMap<>();
        for (Expression expression : expressions) {
            AmountReader reader = AmountReader.lenient(table, expression, ways);
            Map<String, BigDecimal> byKey = new HashMap<>();
            for (Table.Row row : table.rows()) {
                if (key.isEmpty()) {
                    byKey.put(reader.read(row).stripTrailingZeros().toPlainString(), BigDecimal.ZERO);
                } else if (keys.contains(Keys.of(row, key))) {
                    byKey.merge(Keys.of(row, key), reader.read(row), BigDecimal::add);
                }
            }
            sums.add(new Sums(expression, byKey));
        }
        return sums;
    }

    private static List<Expression> expressions(Table table, List<Integer> key) {
        List<Profile> columns = Profile.of(table).stream()
                .filter(profile -> profile.isAmount() && !key.contains(profile.column()))
                .sorted(Comparator.comparing(profile -> !profile.isCalledMoney()))
                .limit(COLUMNS_MAX)
                .toList();
        List<Expression> single = columns.stream()
                .map(profile -> Expression.column(profile.column()))
                .toList();
        if (key.isEmpty()) {
            return single;
        }
        List<Expression> pairs = new ArrayList<>();
        for (Profile one : columns) {
            for (Profile other : columns) {
                if (one.column() != other.column()) {
                    Expression.Term first = new Expression.Term(one.column(), true);
                    pairs.add(new Expression(List.of(first, new Expression.Term(other.column(), false))));
                    if (one.column() < other.column()) {
                        pairs.add(new Expression(List.of(first, new Expression.Term(other.column(), true))));
                    }
                }
            }
        }
        return Stream.concat(single.stream(), pairs.stream()).toList();
    }
}
