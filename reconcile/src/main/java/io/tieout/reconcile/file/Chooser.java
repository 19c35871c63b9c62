package io.tieout.reconcile.file;

import io.tieout.event.Money;
import io.tieout.reconcile.file.Options.OfSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides which columns play a part: those that the user names, else those that the files suggest, with the reason.
final class Chooser {

    private final Table a;
    private final Table b;
    private final Options options;
    private final List<Profile> ours;
    private final List<Profile> theirs;
    private final List<Proposal> proposals = new ArrayList<>();

    Chooser(Table a, Table b, Options options) {
        this.a = a;
        this.b = b;
        this.options = options;
        this.ours = Profile.of(a);
        this.theirs = Profile.of(b);
    }

    record Chosen(Choice a, Choice b, List<Proposal> proposals) {}

    private record Pair<T>(T a, T b) {}

    Chosen choose() {
        Pair<List<Integer>> keys = keys();
        Pair<Expression> amounts = amounts(keys);
        Pair<DateColumn> dates = dates();
        Pair<CurrencyColumn> currencies = currencies(amounts);
        Integer textA = text(a, options.a(), "--text-a");
        Integer textB = text(b, options.b(), "--text-b");
        if (textA != null || textB != null) {
            propose("text", nameOf(a, textA), nameOf(b, textB), true, "you said so");
        }
        return new Chosen(
                choice(keys.a(), amounts.a(), dates.a(), currencies.a(), textA),
                choice(keys.b(), amounts.b(), dates.b(), currencies.b(), textB),
                List.copyOf(proposals));
    }

    private static Choice choice(
            List<Integer> key, Expression amount, DateColumn date, CurrencyColumn currency, @Nullable Integer text) {
        return new Choice(key, amount, date.column(), date.way(), currency.column(), currency.code(), text);
    }

    private Pair<List<Integer>> keys() {
        List<String> namedA = options.a().key();
        List<String> namedB = options.b().key();
        if (options.isKeyless()) {
            propose("key", "", "", true, "rows are tied by amount, date and words");
            return new Pair<>(List.of(), List.of());
        }
        if (!namedA.isEmpty() || !namedB.isEmpty()) {
            List<String> left = namedA.isEmpty() ? namedB : namedA;
            List<String> right = namedB.isEmpty() ? namedA : namedB;
            if (left.size() != right.size()) {
                throw new BadInputException("--key", "name as many columns of a as of b");
            }
            propose("key", String.join(", ", left), String.join(", ", right), true, "you said so");
            return new Pair<>(
                    left.stream().map(name -> a.require(name, "--key")).toList(),
                    right.stream().map(name -> b.require(name, "--key")).toList());
        }
        Optional<KeyChoice.Found> found = KeyChoice.find(ours, theirs);
        if (found.isPresent()) {
            KeyChoice.Found key = found.get();
            propose("key", key.a().name(), key.b().name(), false, key.reason());
            return new Pair<>(List.of(key.a().column()), List.of(key.b().column()));
        }
        if (a.rows().isEmpty() || b.rows().isEmpty()) {
            propose("key", "", "", false, "a file has no rows");
            return new Pair<>(List.of(), List.of());
        }
        throw new BadInputException(
                a.name() + " and " + b.name(),
                "no column has the same values in both; say which name the records with --key, or --no-key to tie by"
                        + " amount and date; a has " + a.listed() + "; b has " + b.listed());
    }

    private Pair<Expression> amounts(Pair<List<Integer>> keys) {
        Optional<Expression> givenA =
                Optional.ofNullable(options.a().amount()).map(text -> Expression.parse(text, a, "--amount-a"));
        Optional<Expression> givenB =
                Optional.ofNullable(options.b().amount()).map(text -> Expression.parse(text, b, "--amount-b"));
        if (givenA.isPresent() && givenB.isPresent()) {
            propose("amount", givenA.get().text(a), givenB.get().text(b), true, "you said so");
            return new Pair<>(givenA.get(), givenB.get());
        }
        AmountChoice.Found found = new AmountChoice(a, b).find(keys.a(), keys.b(), givenA, givenB);
        propose(
                "amount",
                found.a().text(a),
                found.b().text(b),
                false,
                "agree for " + found.agreeing() + " of " + found.compared()
                        + (keys.a().isEmpty() ? " amounts" : " keys that were compared"));
        return new Pair<>(found.a(), found.b());
    }

    /// The column of days and how it is written; nothing if days play no part.
    private record DateColumn(
            @Nullable Integer column, @Nullable Dates way) {}

    private Pair<DateColumn> dates() {
        DateColumn left = date(a, ours, options.a(), "--date-a");
        DateColumn right = date(b, theirs, options.b(), "--date-b");
        if (left.column() == null || right.column() == null) {
            return new Pair<>(new DateColumn(null, null), new DateColumn(null, null));
        }
        boolean isChosen = options.a().date() != null && options.b().date() != null;
        propose(
                "date",
                a.columns().get(left.column()),
                b.columns().get(right.column()),
                isChosen,
                isChosen ? "you said so" : "the first column of dates, by name if one is called so");
        return new Pair<>(left, right);
    }

    private static DateColumn date(Table table, List<Profile> profiles, OfSide said, String option) {
        if (said.date() != null) {
            int column = table.require(said.date(), option);
            return new DateColumn(column, DateWays.of(table, column, said.dateOrder()));
        }
        return profiles.stream()
                .filter(profile ->
                        profile.isDate() && Dates.of(profile.values()).size() == 1)
                .min(Comparator.comparing(profile -> !profile.isCalledDate()))
                .map(profile -> new DateColumn(
                        profile.column(), Dates.of(profile.values()).getFirst()))
                .orElse(new DateColumn(null, null));
    }

    /// A column, or the code of all rows; an empty code if nobody says.
    private record CurrencyColumn(@Nullable Integer column, String code) {

        boolean isNobody() {
            return column == null && code.isEmpty();
        }

        String text(Table table) {
            return column == null ? code : nameOf(table, column);
        }
    }

    private Pair<CurrencyColumn> currencies(Pair<Expression> amounts) {
        CurrencyColumn left = currency(a, ours, options.a(), amounts.a());
        CurrencyColumn right = currency(b, theirs, options.b(), amounts.b());
        boolean isSaid = options.a().currency() != null || options.b().currency() != null;
        if (left.isNobody() && right.isNobody()) {
            return new Pair<>(left, right);
        }
        CurrencyColumn one = left.isNobody() ? borrowed(a, b, right) : left;
        CurrencyColumn other = right.isNobody() ? borrowed(b, a, left) : right;
        propose(
                "currency",
                one.text(a),
                other.text(b),
                isSaid,
                isSaid ? "you said so" : "the name and the codes in it");
        return new Pair<>(one, other);
    }

    private static CurrencyColumn currency(Table table, List<Profile> profiles, OfSide said, Expression amount) {
        String named = said.currency();
        if (named != null) {
            Optional<Integer> column = table.find(named);
            return column.isPresent()
                    ? new CurrencyColumn(column.get(), "")
                    : new CurrencyColumn(null, code(named, table));
        }
        Set<String> words = new TreeSet<>();
        amount.terms().forEach(term -> words.addAll(profiles.get(term.column()).words()));
        return profiles.stream()
                .filter(Profile::isCurrency)
                .max(Comparator.comparingLong(profile ->
                        profile.words().stream().filter(words::contains).count()))
                .map(profile -> new CurrencyColumn(profile.column(), ""))
                .orElse(new CurrencyColumn(null, ""));
    }

    private static String code(String named, Table table) {
        try {
            return Money.currencyOf(named.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new BadInputException(
                    table.name(),
                    "\"" + named + "\" is neither a column nor a currency such as USD; it has " + table.listed());
        }
    }

    /// What the other file says, if it says the same everywhere. Amounts of several currencies are never netted.
    private static CurrencyColumn borrowed(Table silent, Table other, CurrencyColumn said) {
        if (said.column() == null) {
            return said;
        }
        Set<String> codes = new TreeSet<>();
        other.rows().forEach(row -> codes.add(row.cell(said.column()).toUpperCase(Locale.ROOT)));
        codes.remove("");
        if (codes.size() > 1) {
            throw new BadInputException(
                    silent.name(),
                    "no column says the currency, but " + other.name() + " has " + String.join(", ", codes)
                            + "; say which with --currency-a or --currency-b: a column, or a code for all rows");
        }
        return new CurrencyColumn(null, codes.isEmpty() ? "" : codes.iterator().next());
    }

    private static @Nullable Integer text(Table table, OfSide said, String option) {
        return said.text() == null ? null : table.require(said.text(), option);
    }

    private static String nameOf(Table table, @Nullable Integer column) {
        return column == null ? "" : table.columns().get(column);
    }

    private void propose(String role, String left, String right, boolean isChosen, String reason) {
        proposals.add(new Proposal(role, left, right, isChosen, reason));
    }
}
