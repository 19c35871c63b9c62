package io.tieout.event;

import java.time.LocalDate;
import java.util.UUID;

/// As published on the account-balances topic.
@Meaning("What the ledger's postings of one business date come to on one account. Later versions replace earlier ones.")
public record AccountBalance(
        @Meaning("Hash of tenant, legal entity, account, currency and business date.")
        UUID balanceId,

        @Meaning(
                "Debit and credit together in minor units. Postings are only added, so it grows with each; of two records the"
                        + " higher one counts.")
        long version,

        String tenant,

        @Meaning("The legal entity in whose books it stands.")
        String entity,

        @Meaning("Of the ledger's chart, such as 2350.") String account,

        @Meaning("Of the postings, whatever period they stand in.")
        LocalDate businessDate,

        @Meaning("All debits of that date so far.") Money debit,
        @Meaning("All credits of that date so far.") Money credit) {

    public AccountBalance {
        Amounts.requireNonNegative("debit", debit);
        Amounts.requireNonNegative("credit", credit);
        if (!debit.currency().equals(credit.currency())) {
            throw new IllegalArgumentException("debit and credit have one currency");
        }
    }

    public static AccountBalance of(
            String tenant, String entity, String account, LocalDate businessDate, Money debit, Money credit) {
        UUID id = FactKey.uuidOf(new CanonicalBytes()
                .text("account-balance")
                .text(tenant)
                .text(entity)
                .text(account)
                .text(debit.currency().getCurrencyCode())
                .text(businessDate.toString())
                .sha256());
        long version = Math.addExact(debit.minor(), credit.minor());
        return new AccountBalance(id, version, tenant, entity, account, businessDate, debit, credit);
    }

    /// Debits less credits.
    public Money net() {
        return debit.minus(credit);
    }
}
