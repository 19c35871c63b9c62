package io.tieout.recon.app;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tieout.event.BalanceKind;
import io.tieout.event.Coded;
import io.tieout.event.EntrySide;
import io.tieout.recon.app.AccountBalances.Books;
import io.tieout.recon.app.ReconSettings.BalanceControl;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceTie;
import io.tieout.recon.domain.checkpoint.TieControl;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the accounts of the ledger against those of the ERP, and control accounts against what is on them.
@ApplicationScoped
public class TieBalances {

    /// Legal entities by currency of one report.
    public static final int BOOKS_MAX = 100;

    private final AccountBalances balances;
    private final Rules rules;
    private final ReconSettings settings;

    TieBalances(AccountBalances balances, Rules rules, ReconSettings settings) {
        this.balances = balances;
        this.rules = rules;
        this.settings = settings;
    }

    /// @param asOf the last business date that counts
    public record Query(
            LocalDate asOf,
            @Nullable String entity,
            @Nullable String currency) {}

    /// One for each legal entity and currency that the ledger told of.
    public Uni<List<BalanceTie>> tie(String tenant, Query query) {
        return balances.books(tenant, query.entity(), query.currency(), BOOKS_MAX + 1)
                .invoke(all -> {
                    if (all.size() > BOOKS_MAX) {
                        throw Reports.tooMuch(BOOKS_MAX + " legal entities by currency");
                    }
                })
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(books -> tie(tenant, books, query.asOf()))
                        .filter(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .collect()
                        .asList());
    }

    private Uni<Optional<BalanceTie>> tie(String tenant, Books books, LocalDate asOf) {
        BalanceCut cut = cut(books.entity(), books.currency(), asOf);
        return balances.figures(tenant, cut).map(figures -> BalanceTie.of(cut, figures));
    }

    BalanceCut cut(String entity, Currency currency, LocalDate asOf) {
        ZoneId zone = rules.calendarOf(rules.first()).zoneOf(entity);
        return new BalanceCut(
                entity, currency, asOf, asOf.plusDays(1).atStartOfDay(zone).toInstant(), rules.instant(), controls());
    }

    private List<TieControl> controls() {
        return settings.balanceTies().entrySet().stream()
                .map(each -> control(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(TieControl::name))
                .toList();
    }

    /// A rule that is not in force explains nothing.
    private TieControl control(String name, BalanceControl control) {
        return new TieControl(
                name,
                Coded.of(Against.class, control.against()),
                control.ledger(),
                control.erp().orElse(Set.of()),
                Coded.of(EntrySide.class, control.side()),
                control.openings().orElse(Set.of()).stream()
                        .map(kind -> Coded.of(BalanceKind.class, kind))
                        .collect(Collectors.toSet()),
                control.rules().stream()
                        .flatMap(id -> rules.book().find(id).stream())
                        .toList(),
                control.settledTo().orElse(Set.of()));
    }
}
