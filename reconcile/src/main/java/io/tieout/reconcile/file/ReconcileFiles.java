package io.tieout.reconcile.file;

import io.tieout.reconcile.domain.Cascade;
import io.tieout.reconcile.domain.Item;
import io.tieout.reconcile.domain.Reconciliation;
import io.tieout.reconcile.domain.Side;
import io.tieout.reconcile.domain.Terms;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Reconciles two files.
public final class ReconcileFiles {

    /// Cents, unless the amounts have more.
    private static final int SCALE_MIN = 2;

    private ReconcileFiles() {}

    /// @throws BadInputException if a file or an option cannot be used; it says where and what would help
    public static Outcome reconcile(Table a, Table b, Options options) {
        BigDecimal tolerance = tolerance(options);
        int days = Objects.requireNonNullElse(options.days(), Options.DAYS_DEFAULT);
        if (days < 0 || days > Terms.DAYS_MAX) {
            throw new BadInputException("--days", "from 0 to " + Terms.DAYS_MAX + ", not " + days);
        }
        Chooser.Chosen chosen = new Chooser(a, b, options).choose();
        Items ours = new Items(Side.A, a, chosen.a(), options.a(), options.decimals());
        Items theirs = new Items(Side.B, b, chosen.b(), options.b(), options.decimals());
        int scale = Stream.of(
                        SCALE_MIN,
                        ours.scale(),
                        theirs.scale(),
                        tolerance.stripTrailingZeros().scale())
                .max(Integer::compare)
                .orElseThrow();
        Terms terms = new Terms(
                tolerance.movePointRight(scale).longValueExact(),
                days,
                !chosen.a().key().isEmpty());
        List<Item> items = Stream.concat(ours.at(scale).stream(), theirs.at(scale).stream())
                .toList();
        Reconciliation result = Cascade.reconcile(items, terms);
        return new Outcome(
                new Outcome.FileName(a.name(), a.rows().size()),
                new Outcome.FileName(b.name(), b.rows().size()),
                chosen.proposals(),
                result,
                scale,
                BigDecimal.valueOf(terms.toleranceMinor(), scale).toPlainString(),
                days,
                notes(a, ours, b, theirs, result));
    }

    private static List<String> notes(Table a, Items ours, Table b, Items theirs, Reconciliation result) {
        List<String> notes = new ArrayList<>();
        a.notes().forEach(note -> notes.add(a.name() + ": " + note));
        ours.notes().forEach(note -> notes.add(a.name() + ": " + note));
        b.notes().forEach(note -> notes.add(b.name() + ": " + note));
        theirs.notes().forEach(note -> notes.add(b.name() + ": " + note));
        notes.addAll(result.notes());
        return notes;
    }

    private static BigDecimal tolerance(Options options) {
        String said = Objects.requireNonNullElse(options.tolerance(), "0");
        BigDecimal tolerance = Numbers.POINT
                .parse(said)
                .filter(value -> value.signum() >= 0)
                .orElseThrow(() -> new BadInputException("--tolerance", "write an amount such as 0.05, not " + said));
        if (tolerance.stripTrailingZeros().scale() > AmountReader.DECIMALS_MAX) {
            throw new BadInputException("--tolerance", "at most " + AmountReader.DECIMALS_MAX + " decimals");
        }
        return tolerance;
    }
}
