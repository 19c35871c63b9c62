package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.AcceptBreaks;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Links;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The list of breaks, and one break.
@Path("/pages/breaks")
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may read is decided by the cookie's token; see SignIn
class BreakPages {

    static final String HERE = "/pages/breaks";

    private final Visits visits;
    private final ReadBreaks breaks;
    private final Rules rules;
    private final SystemsOfRecord registry;
    private final Links links;
    private final AcceptBreaks accepting;

    BreakPages(
            Visits visits,
            ReadBreaks breaks,
            Rules rules,
            SystemsOfRecord registry,
            Links links,
            AcceptBreaks accepting) {
        this.accepting = accepting;
        this.visits = visits;
        this.breaks = breaks;
        this.rules = rules;
        this.registry = registry;
        this.links = links;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> list(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            BreakQuery query = visit.withDefault("status", "open").filters().breaks();
            PageRequest page = PageRequest.of(null, visit.parameter("cursor"), "pages", visit.tenant(), query);
            LocalDate today = rules.today();
            return breaks.list(visit.tenant(), query, page).chain(found -> {
                Page<Break> shown = page.page(found, BreakPages::keys);
                Function<Break, Ageing> ageing = each -> Ageing.of(
                        each.state(), today, rules.calendarOf(each.state().rule()));
                BreaksPage list = BreaksPage.of(
                        visit.reader(), query, rules.ids(), shown.items(), visit.next(shown.next()), ageing, today);
                return accepting
                        .waiting(visit.tenant(), PageRequest.of(null, null, "waiting", visit.tenant(), "pages"))
                        .chain(waiting -> Html.page(Templates.breaks(list.with(
                                waiting, rule -> rules.calendarOf(rule).zone()))));
            });
        });
    }

    static List<?> keys(Break each) {
        return List.of(each.state().severity(), each.state().firstDetectedAt(), each.id());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public Uni<Response> one(
            @CookieParam(SignIn.COOKIE) @Nullable String token, @RestPath String id, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            UUID breakId = FilterValues.id("id", id);
            return breaks.story(visit.tenant(), breakId).chain(found -> {
                ReadBreaks.Story story = found.orElseThrow(
                        () -> ReconProblem.UNKNOWN_BREAK.because("There is no break " + breakId + "."));
                var state = story.subject().state();
                Ageing ageing = Ageing.of(state, rules.today(), rules.calendarOf(state.rule()));
                ZoneId zone = rules.calendarOf(state.rule()).zoneOf(state.entity());
                return Html.page(
                        Templates.breakDetail(BreakPage.of(visit.reader(), story, ageing, registry, links, zone)
                                .with(AcceptForm.of(visit.reader(), story, accepting, zone))));
            });
        });
    }
}
