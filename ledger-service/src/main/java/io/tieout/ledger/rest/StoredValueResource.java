package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Balances;
import io.tieout.ledger.app.StoredValueReport;
import io.tieout.ledger.app.StoredValueReport.CardFlow;
import io.tieout.ledger.app.StoredValueReport.Filter;
import io.tieout.ledger.domain.StoredValueAccount;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What became of stored value over a time.
@Path("/v1/reports/stored-value-roll-forward")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stored value")
class StoredValueResource {

    /// What the rows of the report are.
    private enum By implements Coded {
        ORIGIN("origin"),
        CARD("card");

        private final String code;

        By(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    private final StoredValueReport report;
    private final Balances balances;
    private final Caller caller;

    StoredValueResource(StoredValueReport report, Balances balances, Caller caller) {
        this.report = report;
        this.balances = balances;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getStoredValueRollForward",
            summary = "Rolls stored value forward: opening, issued, redeemed and so on, closing",
            description = "By origin with the total liability, or by card in pages. The closing balance of an origin is"
                    + " the balance of its account. Never added up across legal entities or currencies.")
    @APIResponse(
            responseCode = "200",
            description = "The report.",
            content =
                    @Content(
                            schema = @Schema(implementation = RollForwardView.class),
                            examples = {
                                @ExampleObject(name = "by origin", value = StoredValueExamples.BY_ORIGIN),
                                @ExampleObject(name = "by card", value = StoredValueExamples.BY_CARD)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RollForwardView> rollForward(
            @Parameter(description = "First business date; all before `to` when left out.", example = "2026-03-01")
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(description = "Last business date; all since `from` when left out.", example = "2026-03-31")
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "What the rows are: origin, or card; origin when left out.", example = "card")
                    @RestQuery
                    @Nullable
                    String by,
            @Parameter(description = "By card: items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "By card: `next` of the page before.") @RestQuery @Nullable String cursor) {
        Filter filter = new Filter(
                Parameters.optionalText("entity", entity),
                Parameters.optionalCurrency("currency", currency),
                Parameters.optionalDate("from", from),
                Parameters.optionalDate("to", to));
        By rows = Parameters.optionalCode("by", by, List.of(By.values()));
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "roll-forward", tenant, filter);
        return rows == By.CARD ? byCard(tenant, filter, page) : byOrigin(tenant, filter);
    }

    private Uni<RollForwardView> byOrigin(String tenant, Filter filter) {
        Balances.Filter breakage = new Balances.Filter(
                StoredValueAccount.BREAKAGE_RECOGNISED, null, filter.entity(), filter.currency(), filter.to());
        return report.byOrigin(tenant, filter)
                .chain(flows -> balances.turnovers(tenant, breakage)
                        .map(recognised -> RollForwardView.byOrigin(filter, flows, recognised)));
    }

    private Uni<RollForwardView> byCard(String tenant, Filter filter, PageRequest page) {
        return report.byCard(tenant, filter, position(page.after()), page.limit())
                .map(found -> RollForwardView.byCard(filter, page.page(found, StoredValueResource::sortKeys)));
    }

    private static List<?> sortKeys(CardFlow card) {
        return List.of(
                card.entity(),
                card.flow().opening().currency().getCurrencyCode(),
                card.card(),
                card.account().code());
    }

    private static StoredValueReport.@Nullable Position position(@Nullable Cursor after) {
        return after == null
                ? null
                : new StoredValueReport.Position(after.text(0), after.text(1), after.text(2), after.text(3));
    }
}
