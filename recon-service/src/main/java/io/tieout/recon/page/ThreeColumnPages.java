package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.table.ThreeColumnTable;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the sources say against what the ERP booked.
@Path("/pages")
@PermitAll // who may read is decided by the cookie's token; see SignIn
class ThreeColumnPages {

    private static final String HERE = "/pages/three-column";

    private final Visits visits;
    private final Reports reports;
    private final Rules rules;

    ThreeColumnPages(Visits visits, Reports reports, Rules rules) {
        this.visits = visits;
        this.reports = reports;
        this.rules = rules;
    }

    @GET
    @Path("/three-column")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> page(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            ReportQuery query = query(visit);
            return reports.threeColumn(visit.tenant(), query)
                    .chain(report ->
                            Html.page(Templates.threeColumn(ThreeColumnPage.of(visit, report, query, rules.ids()))));
        });
    }

    @GET
    @Path("/three-column.csv")
    @Produces({"text/csv", MediaType.TEXT_HTML})
    @Operation(hidden = true)
    public Uni<Response> csv(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return file(token, uri, "csv");
    }

    @GET
    @Path("/three-column.xlsx")
    @Operation(hidden = true)
    public Uni<Response> xlsx(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return file(token, uri, "xlsx");
    }

    private Uni<Response> file(@Nullable String token, UriInfo uri, String format) {
        return visits.of(token, uri, HERE, visit -> {
            ReportQuery query = query(visit);
            return reports.threeColumn(visit.tenant(), query)
                    .chain(report -> Download.of(
                            format,
                            "three-column-by-" + query.by().code() + "-" + query.asOf(),
                            () -> List.of(ThreeColumnTable.of(report))));
        });
    }

    private ReportQuery query(Visit visit) {
        return visit.filters().report(rules.today(), rules.first());
    }
}
