package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Sum;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether accounts of the ledger hold what those of the ERP hold, and by which records what differs is explained.
///
/// Nothing is netted across legal entities, currencies or controls.
///
/// @param controls in the order of their names
/// @param accounts of the ledger and of the ERP, by code
public record BalanceTie(
        String entity, Currency currency, LocalDate asOf, List<Control> controls, List<Account> accounts) {

    /// What is not due yet.
    public static final String TIMING = "timing";

    /// What both hold, the ERP on another side of the day that the tie is as of.
    public static final String OTHER_DAY = "dated-otherwise";

    /// With what the books began, as long as the ERP does not state what it began with.
    public static final String OPENING = "opening-not-stated";

    /// What a person has not decided on: by another reading it would be something else.
    public static final String REVISION = "pending-revision";

    /// What nobody has paid and nobody awaits.
    public static final String UNPAID = "not-paid";

    /// What moved on an account after its latest statement.
    public static final String LATER = "since-the-statement";

    /// What the ledger's policy booked away; whatever record explains that it was there.
    public static final String SETTLED = "settled-residues";

    public BalanceTie {
        controls = List.copyOf(controls);
        accounts = List.copyOf(accounts);
    }

    /// @param ledger debits and credits so far
    /// @param erp debits less credits of its documents so far; null where none moves an account of this code
    /// @param control that compares it; null where none does
    public record Account(
            Sum ledger, @Nullable Money erp, @Nullable String control) {}

    /// Records that explain a part of a difference.
    ///
    /// @param reason the class of their breaks, or why there is none
    /// @param net by how much the ledger holds more for them
    /// @param ifApproved how much more it holds once what waits for a person is approved; null where nothing does
    public record Item(
            String reason,
            long records,
            Money net,
            Money absolute,
            @Nullable Money ifApproved) {

        public Item(String reason, long records, Money net, Money absolute) {
            this(reason, records, net, absolute, null);
        }

        static Item of(String reason, long records, Money net, @Nullable Money ifApproved) {
            return new Item(reason, records, net, net.magnitude(), ifApproved);
        }

        /// Of more records, for the same reason.
        Item plus(Item other) {
            return new Item(
                    reason,
                    records + other.records,
                    net.plus(other.net),
                    absolute.plus(other.absolute),
                    sum(ifApproved, other.ifApproved));
        }

        private static @Nullable Money sum(@Nullable Money one, @Nullable Money other) {
            return one == null || other == null ? (one == null ? other : one) : one.plus(other);
        }
    }

    /// Amounts are seen from the side on which the balance usually stands.
    ///
    /// @param erp what they are held against: what the ERP's documents come to, what processors state, or nothing
    /// @param stated what the ERP says; null where it does not say it of each account that it moves
    /// @param notComparable why there is nothing to compare with; null where there is
    public record Control(
            String name,
            Against against,
            List<String> ledgerAccounts,
            List<String> erpAccounts,
            Money ledger,
            Money erp,
            @Nullable Money stated,
            List<Item> items,
            @Nullable String notComparable) {

        public Control {
            ledgerAccounts = List.copyOf(ledgerAccounts);
            erpAccounts = List.copyOf(erpAccounts);
            items = List.copyOf(items);
        }

        public boolean isComparable() {
            return notComparable == null;
        }

        /// Positive: the ERP holds too little.
        public Money difference() {
            return ledger.minus(erp);
        }

        /// What no record explains.
        public Money residual() {
            return items.stream().map(Item::net).reduce(difference(), Money::minus);
        }

        /// What the ERP states and no document told, less what documents told and it does not state.
        public @Nullable Money untold() {
            return stated == null ? null : stated.minus(erp);
        }

        public boolean isTied() {
            Money untold = untold();
            return residual().isZero() && (untold == null || untold.isZero());
        }

        /// Why it hinders a signature; empty where it does not.
        Optional<String> gap() {
            if (!isComparable() || isTied()) {
                return Optional.empty();
            }
            Money untold = untold();
            return Optional.of(
                    residual().isZero() && untold != null
                            ? "the balance of %s does not tie: the ERP states %s more than its documents come to"
                                    .formatted(name, untold.decimal())
                            : "the balance of %s does not tie: %s of the difference of %s is unexplained"
                                    .formatted(
                                            name,
                                            residual().decimal(),
                                            difference().decimal()));
        }
    }

    /// Why nobody can sign it, in words.
    public List<String> gaps() {
        return controls.stream().flatMap(control -> control.gap().stream()).toList();
    }

    /// Empty where the ledger told nothing, so that nothing can be compared.
    public static Optional<BalanceTie> of(BalanceCut cut, BalanceFigures figures) {
        if (figures.ledger().isEmpty()) {
            return Optional.empty();
        }
        Making making = new Making(cut, figures);
        List<Control> controls = cut.controls().stream()
                .sorted(Comparator.comparing(TieControl::name))
                .flatMap(making::control)
                .toList();
        return Optional.of(new BalanceTie(cut.entity(), cut.currency(), cut.asOf(), controls, making.accounts()));
    }

    private record Making(BalanceCut cut, BalanceFigures figures) {

        Money none() {
            return Money.zero(cut.currency());
        }

        List<Account> accounts() {
            Map<String, Sum> ledger = byAccount(figures.ledger());
            Map<String, Sum> erp = byAccount(figures.erp());
            Map<String, Account> all = new TreeMap<>();
            erp.forEach((code, sum) -> {
                if (!code.isEmpty()) {
                    all.put(code, new Account(new Sum(code, none(), none(), 0), sum.net(), controlOf(code)));
                }
            });
            ledger.forEach((code, sum) -> {
                Sum other = erp.get(code);
                all.put(code, new Account(sum, other == null ? null : other.net(), controlOf(code)));
            });
            return List.copyOf(all.values());
        }

        private @Nullable String controlOf(String code) {
            return cut.controls().stream()
                    .filter(control -> control.ledger().contains(code))
                    .map(TieControl::name)
                    .findFirst()
                    .orElse(null);
        }

        private static Map<String, Sum> byAccount(List<Sum> sums) {
            Map<String, Sum> byAccount = new TreeMap<>();
            sums.forEach(sum -> byAccount.put(sum.account(), sum));
            return byAccount;
        }

        /// None where neither side has anything to do with it.
        Stream<Control> control(TieControl control) {
            return control.against() == Against.ERP
                    ? Stream.of(new ErpTie(cut, figures, control).tie())
                    : new SubLedgerTie(cut, figures, control).tie().stream();
        }
    }
}
