package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.Links;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Break;
import io.tieout.recon.table.Csv;
import io.tieout.recon.table.ThreeColumnTable;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What finance opens: the three-column report, the list of breaks, and one break.
@Path("/pages")
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may read is decided by the cookie's token; see SignIn
class Pages {

    private final SignIn signIn;
    private final Reports reports;
    private final ReadBreaks breaks;
    private final Rules rules;
    private final Links links;

    Pages(SignIn signIn, Reports reports, ReadBreaks breaks, Rules rules, Links links) {
        this.signIn = signIn;
        this.reports = reports;
        this.breaks = breaks;
        this.rules = rules;
        this.links = links;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> threeColumn(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return asReader(
                token,
                uri,
                reader -> Html.orMessage(reader, "/pages", () -> {
                    ReportQuery query = new Filters(parameters(uri)).report(rules.today(), rules.first());
                    return reports.threeColumn(reader.tenant(), query)
                            .chain(report -> Html.page(Templates.threeColumn(
                                    ThreeColumnPage.of(reader, report, query, rules.ids(), queryString(uri)))));
                }));
    }

    /// The report as a file; the API has it too, which the cookie does not open.
    @GET
    @Path("/three-column.csv")
    @Produces({"text/csv", MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Uni<Response> threeColumnCsv(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return asReader(
                token,
                uri,
                reader -> Html.orMessage(reader, "/pages", () -> {
                    ReportQuery query = new Filters(parameters(uri)).report(rules.today(), rules.first());
                    return reports.threeColumn(reader.tenant(), query)
                            .map(report -> Html.secured(Response.ok(
                                            Csv.of(List.of(ThreeColumnTable.of(report))), "text/csv;charset=UTF-8"))
                                    .header(
                                            "Content-Disposition",
                                            "attachment; filename=\"three-column-by-"
                                                    + query.by().code() + "-" + query.asOf() + ".csv\"")
                                    .build());
                }));
    }

    @GET
    @Path("/breaks")
    @Operation(hidden = true)
    public Uni<Response> list(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return asReader(
                token,
                uri,
                reader -> Html.orMessage(reader, "/pages/breaks", () -> {
                    Map<String, String> parameters = parameters(uri);
                    parameters.putIfAbsent("status", "open");
                    BreakQuery query = new Filters(parameters).breaks();
                    PageRequest page = PageRequest.of(null, parameters.get("cursor"), "pages", reader.tenant(), query);
                    LocalDate today = rules.today();
                    return breaks.list(reader.tenant(), query, page).chain(found -> {
                        Page<Break> shown = page.page(
                                found,
                                each -> List.of(
                                        each.state().severity(), each.state().firstDetectedAt(), each.id()));
                        Function<Break, Ageing> ageing = each -> Ageing.of(
                                each.state(),
                                today,
                                rules.calendarOf(each.state().rule()));
                        return Html.page(Templates.breaks(BreaksPage.of(
                                reader, query, rules.ids(), shown.items(), next(uri, shown.next()), ageing, today)));
                    });
                }));
    }

    @GET
    @Path("/breaks/{id}")
    @Operation(hidden = true)
    public Uni<Response> one(
            @CookieParam(SignIn.COOKIE) @Nullable String token, @RestPath String id, @Context UriInfo uri) {
        return asReader(
                token,
                uri,
                reader -> Html.orMessage(reader, "/pages/breaks", () -> {
                    UUID breakId = Filters.id("id", id);
                    return breaks.story(reader.tenant(), breakId).chain(found -> {
                        ReadBreaks.Story story = found.orElseThrow(
                                () -> ReconProblem.UNKNOWN_BREAK.because("There is no break " + breakId + "."));
                        var state = story.subject().state();
                        Ageing ageing = Ageing.of(state, rules.today(), rules.calendarOf(state.rule()));
                        ZoneId zone = rules.calendarOf(state.rule()).zoneOf(state.entity());
                        return Html.page(Templates.breakDetail(BreakPage.of(reader, story, ageing, links, zone)));
                    });
                }));
    }

    /// Without a token that holds, the way leads to the sign-in and back.
    private Uni<Response> asReader(@Nullable String token, UriInfo uri, Function<Reader, Uni<Response>> work) {
        return signIn.readerOf(token).map(work).orElseGet(() -> {
            String here = uri.getRequestUri().getRawPath()
                    + (uri.getRequestUri().getRawQuery() == null
                            ? ""
                            : "?" + uri.getRequestUri().getRawQuery());
            URI there = UriBuilder.fromPath("/pages/sign-in")
                    .queryParam("next", "{next}")
                    .build(here);
            return Uni.createFrom().item(Html.secured(Response.seeOther(there)).build());
        });
    }

    private static Map<String, String> parameters(UriInfo uri) {
        Map<String, String> parameters = new HashMap<>();
        MultivaluedMap<String, String> sent = uri.getQueryParameters();
        sent.forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static String queryString(UriInfo uri) {
        String raw = uri.getRequestUri().getRawQuery();
        return raw == null ? "" : raw;
    }

    private static String next(UriInfo uri, @Nullable String cursor) {
        if (cursor == null) {
            return "";
        }
        return UriBuilder.fromPath("/pages/breaks")
                .replaceQuery(uri.getRequestUri().getRawQuery())
                .replaceQueryParam("cursor", cursor)
                .build()
                .toString();
    }
}
