package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.ReferenceType;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.DivergenceCosts;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.OpenItems;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.report.Cascades;
import io.tieout.recon.domain.report.DivergencePoints;
import io.tieout.recon.domain.report.Systemic;
import io.tieout.recon.rest.TrailViews.CascadesView;
import io.tieout.recon.rest.TrailViews.ChainView;
import io.tieout.recon.rest.TrailViews.EntityView;
import io.tieout.recon.rest.TrailViews.PointView;
import io.tieout.recon.rest.TrailViews.PointsView;
import io.tieout.recon.rest.TrailViews.SystemicView;
import io.tieout.recon.table.TrailTables;
import io.tieout.recon.table.Windows;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What open breaks have to do with those before them.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "unprocessable: more than 10,000 breaks are open; narrow it.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class TrailReportResource {

    private final OpenItems items;
    private final DivergenceCosts costs;
    private final Rules rules;
    private final Caller caller;

    TrailReportResource(OpenItems items, DivergenceCosts costs, Rules rules, Caller caller) {
        this.items = items;
        this.costs = costs;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/divergence-points")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "divergencePoints",
            summary = "Since when systems disagree about an order, a refund, a card or an account",
            description = "Of each record the first open break in business time, how many followed, what they come to"
                    + " and what they cost by the day. The earliest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of points.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PointsView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.DIVERGENCE_POINTS)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> points(
            @Parameter(description = "order, refund, gift-card or account; order when left out.", example = "order")
                    @QueryParam("by")
                    @Nullable
                    String by,
            @BeanParam OpenItemParameters parameters,
            @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        ReferenceType type = Filters.trailKey("by", by);
        OpenItemQuery query = parameters.query(rules.today());
        PageRequest page = page("divergence-points " + type.code(), parameters, query);
        return items.read(caller.tenant(), query)
                .map(open -> DivergencePoints.of(open, type, costs::of))
                .chain(found -> as.of(
                        "divergence-points-" + query.asOf(),
                        () -> Windows.noted(rules, query, TrailTables.points(found)),
                        () -> {
                            var shown = shown(page, found.points(), TrailReportResource::key);
                            return new PointsView(
                                    query.asOf(),
                                    Times.of(rules.instant()),
                                    type.code(),
                                    found.points().size(),
                                    shown.items().stream().map(PointView::of).toList(),
                                    shown.next());
                        }));
    }

    @GET
    @Path("/cascades")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "cascadeReport",
            summary =
                    "Loads of cards that the ERP does not have, with the redemptions and refunds it holds back for that",
            description = "Each chain is mended by its load; its stages tell how many breaks that closes, and over how"
                    + " much.")
    @APIResponse(
            responseCode = "200",
            description = "A page of chains.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CascadesView.class),
                        examples = @ExampleObject(name = "a load that was lost", value = ReportExamples.CASCADES)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> cascades(@BeanParam OpenItemParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        OpenItemQuery query = parameters.query(rules.today());
        PageRequest page = page("cascades", parameters, query);
        return items.read(caller.tenant(), query)
                .map(Cascades::of)
                .chain(found -> as.of(
                        "cascades-" + query.asOf(),
                        () -> Windows.noted(rules, query, TrailTables.cascades(found)),
                        () -> {
                            var shown = shown(page, found.chains(), TrailReportResource::key);
                            return new CascadesView(
                                    query.asOf(),
                                    Times.of(rules.instant()),
                                    found.chains().size(),
                                    shown.items().stream().map(ChainView::of).toList(),
                                    shown.next());
                        }));
    }

    @GET
    @Path("/systemic")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "systemicSignal",
            summary = "Whether what goes wrong in a legal entity is more than single causes",
            description = "It is from four classes of breaks over two types of transactions on that were first detected"
                    + " within the last thirty days, open or not. An incident counts as one, late ones do not count.")
    @APIResponse(
            responseCode = "200",
            description = "Every legal entity in which anything went wrong.",
            content =
                    @Content(
                            schema = @Schema(implementation = SystemicView.class),
                            examples = @ExampleObject(name = "many kinds at once", value = ReportExamples.SYSTEMIC)))
    public Uni<SystemicView> systemic() {
        return items.systemic(caller.tenant())
                .map(found -> new SystemicView(
                        Times.of(rules.instant().minus(Systemic.WINDOW)),
                        Times.of(rules.instant()),
                        found.stream().map(EntityView::of).toList()));
    }

    private PageRequest page(String list, OpenItemParameters parameters, OpenItemQuery query) {
        return PageRequest.of(parameters.pageSize, parameters.cursor, list, caller.tenant(), query);
    }

    /// One more than the page has, from behind where the one before ended.
    private static <T> Page<T> shown(PageRequest page, List<T> all, Function<T, String> key) {
        Cursor cursor = page.after();
        String after = cursor == null ? null : cursor.text(0);
        List<T> rest = after == null
                ? all
                : all.stream()
                        .dropWhile(each -> !key.apply(each).equals(after))
                        .skip(1)
                        .toList();
        return page.page(rest.stream().limit(page.limit()).toList(), each -> List.of(key.apply(each)));
    }

    private static String key(DivergencePoints.Point point) {
        return point.key() + " " + point.first().id();
    }

    private static String key(Cascades.Chain chain) {
        return chain.card() + " " + chain.load().id();
    }
}
