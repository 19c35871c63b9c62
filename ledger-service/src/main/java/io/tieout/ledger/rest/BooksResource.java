package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Balances;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.EntryLog;
import io.tieout.ledger.app.Policies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Entries and balances.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
class BooksResource {

    private final EntryLog entries;
    private final Balances balances;
    private final Policies policies;
    private final Caller caller;

    BooksResource(EntryLog entries, Balances balances, Policies policies, Caller caller) {
        this.entries = entries;
        this.balances = balances;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("/entries")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listEntries", summary = "Lists journal entries with their lines, by business date")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries.",
            content =
                    @Content(
                            schema = @Schema(implementation = EntryPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.ENTRIES)))
    public Uni<Page<EntryView>> list(
            @Parameter(description = "Entries with a line on this account.", example = "2350") @RestQuery @Nullable
                    String account,
            @Parameter(description = "Entries of this transaction.") @RestQuery @Nullable String correlationId,
            @Parameter(description = "First business date.", example = "2026-03-01") @RestQuery @Nullable String from,
            @Parameter(description = "Last business date.", example = "2026-03-06") @RestQuery @Nullable String to,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        EntryLog.Filter filter = new EntryLog.Filter(
                Parameters.optionalText("account", account),
                Parameters.optionalId("correlationId", correlationId),
                Parameters.optionalDate("from", from),
                Parameters.optionalDate("to", to));
        PageRequest page = PageRequest.of(pageSize, cursor, "entries", tenant, filter);
        ChartOfAccounts chart = chart();
        return entries.list(tenant, filter, position(page.after()), page.limit())
                .map(found -> page.page(
                                found, (BookedEntry entry) -> List.of(entry.businessDate(), entry.id(), entry.number()))
                        .map(entry -> EntryView.of(entry, chart)));
    }

    @GET
    @Path("/accounts/{code}/balance")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getBalance",
            summary = "Balance of an account, per legal entity and currency",
            description = "With subKey, of one key of its sub-ledger; a clearing key that is done is at zero.")
    @APIResponse(
            responseCode = "200",
            description = "Turnover and balance; an account nothing was booked on has no balances.",
            content =
                    @Content(
                            schema = @Schema(implementation = BalanceView.class),
                            examples = @ExampleObject(name = "refunds payable", value = Examples.BALANCE)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-account: not in the chart of the tenant's posting policy.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BalanceView> balance(
            @Parameter(description = "Account code.", example = "2350") @RestPath String code,
            @Parameter(description = "One key of the sub-ledger.", example = "order:shopify-us:1001")
                    @RestQuery
                    @Nullable
                    String subKey,
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Last business date that counts; all when left out.", example = "2026-03-06")
                    @RestQuery
                    @Nullable
                    String asOf) {
        String account = Objects.requireNonNull(Parameters.optionalText("code", code));
        Balances.Filter filter = filter(account, subKey, entity, currency, asOf);
        ChartOfAccounts chart = chart();
        return balances.turnovers(caller.tenant(), filter).map(turnovers -> {
            if (turnovers.isEmpty() && !chart.has(account)) {
                throw LedgerProblem.UNKNOWN_ACCOUNT.at(
                        "code", "There is no account " + account + ".", "Use one of " + chart.codes() + ".");
            }
            return new BalanceView(
                    account,
                    chart.nameOf(account),
                    filter.asOf(),
                    filter.subKey(),
                    turnovers.stream().map(BalanceView.BookBalanceView::of).toList());
        });
    }

    @GET
    @Path("/trial-balance")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getTrialBalance",
            summary = "Every account with its balance, per legal entity and currency; debits equal credits")
    @APIResponse(
            responseCode = "200",
            description = "One set of books per entity and currency; never added up across them.",
            content =
                    @Content(
                            schema = @Schema(implementation = TrialBalanceView.class),
                            examples = @ExampleObject(name = "one refund owed", value = Examples.TRIAL_BALANCE)))
    public Uni<TrialBalanceView> trialBalance(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Last business date that counts; all when left out.", example = "2026-03-06")
                    @RestQuery
                    @Nullable
                    String asOf) {
        Balances.Filter filter = filter(null, null, entity, currency, asOf);
        ChartOfAccounts chart = chart();
        return balances.turnovers(caller.tenant(), filter)
                .map(turnovers -> TrialBalanceView.of(filter.asOf(), turnovers, chart));
    }

    private static Balances.Filter filter(
            @Nullable String account,
            @Nullable String subKey,
            @Nullable String entity,
            @Nullable String currency,
            @Nullable String asOf) {
        return new Balances.Filter(
                account,
                Parameters.optionalText("subKey", subKey),
                Parameters.optionalText("entity", entity),
                Parameters.optionalCurrency("currency", currency),
                Parameters.optionalDate("asOf", asOf));
    }

    private ChartOfAccounts chart() {
        return new ChartOfAccounts(policies.of(caller.tenant()));
    }

    private static EntryLog.@Nullable Position position(@Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        LocalDate date = Parameters.optionalDate("cursor", after.text(0));
        return new EntryLog.Position(Objects.requireNonNull(date), after.number(1), Math.toIntExact(after.number(2)));
    }

    @Schema(name = "EntryPage")
    record EntryPage(List<EntryView> items, @Nullable String next) {}
}
