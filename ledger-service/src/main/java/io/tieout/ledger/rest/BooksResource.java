package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Balances;
import io.tieout.ledger.app.Balances.SubKeyTurnover;
import io.tieout.ledger.app.Balances.Turnover;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.Policies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/// Balances.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
class BooksResource {

    private final Balances balances;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    BooksResource(Balances balances, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.balances = balances;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("/accounts/{code}/sub-keys")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listSubKeys",
            summary = "Lists the sub-ledger of a control account: what each key has turned over",
            description = "By sub-key, legal entity and currency. The balances of all keys add up to the account's.")
    @APIResponse(
            responseCode = "200",
            description = "A page of keys.",
            content =
                    @Content(
                            schema = @Schema(implementation = SubKeyPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.SUB_KEYS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-account: not in the chart of the tenant's posting policy.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<SubKeyView>> subKeys(
            @Parameter(description = "Account code.", example = "2350") @RestPath String code,
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Last business date that counts; all when left out.", example = "2026-03-06")
                    @RestQuery
                    @Nullable
                    String asOf,
            @Parameter(description = "true leaves out keys whose balance is zero.", example = "true")
                    @RestQuery
                    @Nullable
                    String open,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Balances.Filter filter = filter(Parameters.text("code", code), null, entity, currency, asOf);
        boolean isOpenOnly = Parameters.flag("open", open);
        PageRequest page = PageRequest.of(pageSize, cursor, "sub-keys", tenant, filter, isOpenOnly);
        ChartOfAccounts chart = chart();
        return balances.subLedger(tenant, filter, isOpenOnly, position(page.after()), page.limit())
                .map(found -> {
                    if (found.isEmpty()) {
                        chart.require(code);
                    }
                    return page.page(found, BooksResource::sortKeys).map(SubKeyView::of);
                });
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
        String account = Parameters.text("code", code);
        Balances.Filter filter = filter(account, subKey, entity, currency, asOf);
        ChartOfAccounts chart = chart();
        return balances.turnovers(caller.tenant(), filter).map(turnovers -> {
            if (turnovers.isEmpty()) {
                chart.require(account);
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
    @APIResponse(
            responseCode = "400",
            description = "bad-filter; also where both asOf and period are sent.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<TrialBalanceView> trialBalance(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Last business date that counts; all when left out.", example = "2026-03-06")
                    @RestQuery
                    @Nullable
                    String asOf,
            @Parameter(
                            description =
                                    "Last accounting period that counts. That of a closed one never changes:"
                                            + " late entries stand in the period that took them. A month where no entity is sent.",
                            example = "2026-03")
                    @RestQuery
                    @Nullable
                    String period) {
        Balances.Filter filter = filter(null, null, entity, currency, asOf);
        ChartOfAccounts chart = chart();
        FiscalPeriod through = Parameters.optionalPeriod("period", period, entity, calendars.of(caller.tenant()));
        if (through == null) {
            return balances.turnovers(caller.tenant(), filter)
                    .map(turnovers -> TrialBalanceView.of(filter.asOf(), null, turnovers, chart));
        }
        if (filter.asOf() != null) {
            throw LedgerProblem.BAD_FILTER.at(
                    "period", "A date and a period are different things.", "Send asOf or period.");
        }
        return balances.turnovers(caller.tenant(), filter, through.lastDay())
                .map(turnovers -> TrialBalanceView.of(null, through.name(), turnovers, chart));
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
        return new ChartOfAccounts(policies.of(caller.tenant()), calendars.of(caller.tenant()));
    }

    private static Balances.@Nullable Position position(@Nullable Cursor after) {
        return after == null ? null : new Balances.Position(after.text(0), after.text(1), after.text(2));
    }

    private static List<?> sortKeys(SubKeyTurnover key) {
        Turnover turnover = key.turnover();
        return List.of(
                key.subKey(), turnover.entity(), turnover.debits().currency().getCurrencyCode());
    }

    @Schema(name = "SubKeyPage")
    record SubKeyPage(List<SubKeyView> items, @Nullable String next) {}
}
