package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Money;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.BalanceTie.Account;
import io.tieout.recon.domain.checkpoint.BalanceTie.Control;
import io.tieout.recon.domain.checkpoint.BalanceTie.Item;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The tie of balances, as clients see it. Amounts are in major units of the currency of their books.
final class BalanceTieViews {

    private BalanceTieViews() {}

    @Schema(name = "BalanceTieReport", description = "Whether ledger and ERP hold the same on their accounts.")
    record TieView(
            LocalDate asOf,
            OffsetDateTime knownAt,

            @Schema(description = "By legal entity and currency; nothing is netted across them.")
            List<BooksView> books) {}

    @Schema(name = "BalanceTieOfBooks", description = "Of one legal entity and currency.")
    record BooksView(
            @Schema(examples = "US") String entity,
            @Schema(examples = "USD") String currency,
            List<ControlView> controls,
            List<AccountView> accounts) {
        static BooksView of(BalanceTie tie) {
            return new BooksView(
                    tie.entity(),
                    tie.currency().getCurrencyCode(),
                    tie.controls().stream().map(ControlView::of).toList(),
                    tie.accounts().stream().map(AccountView::of).toList());
        }
    }

    @Schema(
            name = "BalanceControl",
            description = "Accounts that must hold the same. Ledger less ERP is the difference; less what the items"
                    + " explain, the residual. Amounts are seen from the side on which the balance usually stands.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ControlView(
            @Schema(examples = "stored-value") String control,

            @Schema(
                    description =
                            "erp: the same accounts there. open-refunds: nothing, once every refund is paid; the items"
                                    + " are what is not. processors: the balances that they state.",
                    enumeration = {"erp", "open-refunds", "processors"})
            String against,

            List<String> ledgerAccounts,
            List<String> erpAccounts,
            @Schema(examples = "195.00") String ledger,

            @Schema(
                    description = "Openings that the ERP stated and its documents; left out: not comparable.",
                    examples = "65.00")
            @Nullable
            String erp,

            @Schema(
                    description =
                            "What the ERP states of all its accounts, or processors state; left out: they do not.",
                    examples = "65.00")
            @Nullable
            String stated,

            @Schema(examples = "130.00") @Nullable String difference,
            List<ItemView> items,

            @Schema(description = "What no record explains.", examples = "0.00") @Nullable
            String residual,

            @Schema(description = "What the ERP states beyond its documents.", examples = "0.00") @Nullable
            String untold,

            @Schema(description = "Whether nothing is unexplained; left out: not comparable.") @Nullable
            Boolean tied,

            @Schema(description = "Why there is nothing to compare with.") @Nullable
            String notComparable) {
        static ControlView of(Control control) {
            boolean isShown = control.isComparable();
            return new ControlView(
                    control.name(),
                    control.against().code(),
                    control.ledgerAccounts(),
                    control.erpAccounts(),
                    control.ledger().decimal(),
                    isShown && control.against() == Against.ERP ? control.erp().decimal() : null,
                    decimal(control.stated()),
                    isShown ? control.difference().decimal() : null,
                    isShown ? control.items().stream().map(ItemView::of).toList() : List.of(),
                    isShown ? control.residual().decimal() : null,
                    isShown ? decimal(control.untold()) : null,
                    isShown ? control.isTied() : null,
                    control.notComparable());
        }
    }

    @Schema(name = "ReconcilingItem", description = "Records that explain a part of a difference.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemView(
            @Schema(
                    description =
                            "The class of their breaks; timing for what is not due, dated-otherwise for what the other"
                                    + " side has on another side of the day, pending-revision for what waits for a person,"
                                    + " since-the-statement for what moved after a processor stated its balance,"
                                    + " settled-residues for what the ledger's policy booked away.",
                    examples = "missing")
            String reason,

            long records,
            @Schema(examples = "30.00") String net,
            @Schema(examples = "160.00") String absolute,

            @Schema(
                    description =
                            "By how much the ledger holds more once the readings that wait are approved; left out:"
                                    + " none waits.",
                    examples = "5.00")
            @Nullable
            String ifApproved) {
        static ItemView of(Item item) {
            return new ItemView(
                    item.reason(),
                    item.records(),
                    item.net().decimal(),
                    item.absolute().decimal(),
                    decimal(item.ifApproved()));
        }
    }

    @Schema(
            name = "AccountOfTie",
            description = "An account as the ledger told it, and what the ERP's documents did to it.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            @Schema(examples = "2200") String account,
            @Schema(examples = "75.00") String debits,
            @Schema(examples = "230.00") String credits,

            @Schema(description = "Debits less credits.", examples = "-155.00")
            String balance,

            @Schema(
                    description = "Debits less credits of documents that move an account of this code.",
                    examples = "-65.00")
            @Nullable
            String erp,

            @Schema(description = "What compares it; left out: nothing does.", examples = "stored-value") @Nullable
            String control) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.ledger().account(),
                    account.ledger().debit().decimal(),
                    account.ledger().credit().decimal(),
                    account.ledger().net().decimal(),
                    decimal(account.erp()),
                    account.control());
        }
    }

    private static @Nullable String decimal(@Nullable Money amount) {
        return amount == null ? null : amount.decimal();
    }
}
