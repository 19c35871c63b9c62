package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountBalance;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceFigures;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ledger told of its accounts, and what is held against it.
public interface AccountBalances {

    /// One set of books.
    record Books(String entity, Currency currency) {}

    /// Keeps the later of what was told of each account and day; in whatever order it comes, and however often.
    Uni<Void> keep(List<AccountBalance> told);

    /// Of which legal entities and currencies the ledger told anything, by their names; at most `booksMax`.
    Uni<List<Books>> books(String tenant, @Nullable String entity, @Nullable String currency, int booksMax);

    /// All of it as it is at one moment.
    Uni<BalanceFigures> figures(String tenant, BalanceCut cut);
}
