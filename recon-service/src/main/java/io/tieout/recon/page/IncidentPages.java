package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.DivergenceCosts;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.IncidentQuery;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReadIncidents;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.incident.IncidentState;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Breaks that are one incident: the list, and one with its breaks.
@Path("/pages/incidents")
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may read is decided by the cookie's token; see SignIn
class IncidentPages {

    private static final String HERE = "/pages/incidents";

    private final Visits visits;
    private final ReadIncidents incidents;
    private final ReadBreaks breaks;
    private final DivergenceCosts costs;
    private final Rules rules;

    IncidentPages(Visits visits, ReadIncidents incidents, ReadBreaks breaks, DivergenceCosts costs, Rules rules) {
        this.visits = visits;
        this.incidents = incidents;
        this.breaks = breaks;
        this.costs = costs;
        this.rules = rules;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            Visit asked = visit.withDefault("status", "open");
            IncidentQuery query = asked.filters().incidents();
            PageRequest page = PageRequest.of(null, visit.parameter("cursor"), "incident-pages", visit.tenant(), query);
            return incidents.list(visit.tenant(), query, page).chain(found -> {
                Page<IncidentState> shown = page.page(
                        found,
                        each -> List.of(
                                each.incident().firstDetectedAt(),
                                each.incident().id()));
                return Html.page(Templates.incidents(
                        IncidentsPage.of(asked, query, shown.items(), costs::of, visit.next(shown.next()), zone())));
            });
        });
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> one(
            @CookieParam(SignIn.COOKIE) @Nullable String token, @RestPath String id, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            UUID known = FilterValues.id("id", id);
            var query = new Filters(Map.of("incident", known.toString())).breaks();
            PageRequest page = PageRequest.of(null, visit.parameter("cursor"), "incident-page", visit.tenant(), query);
            return incidents.find(visit.tenant(), known).chain(found -> {
                IncidentState incident = found.orElseThrow(
                        () -> ReconProblem.UNKNOWN_INCIDENT.because("There is no incident " + known + "."));
                return breaks.list(visit.tenant(), query, page).chain(rows -> {
                    Page<Break> shown = page.page(rows, BreakPages::keys);
                    return Html.page(Templates.incidentDetail(IncidentPage.of(
                            visit.reader(),
                            incident,
                            costs.of(incident),
                            shown.items(),
                            visit.next(shown.next()),
                            zone())));
                });
            });
        });
    }

    private ZoneId zone() {
        return rules.calendarOf(rules.first()).zone();
    }
}
