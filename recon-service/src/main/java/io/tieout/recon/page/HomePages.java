package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.event.finding.BreakClass;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.CheckpointQuery;
import io.tieout.recon.app.Checkpoints;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReadSides;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Rules;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What finance opens first: how the day stands.
@Path("/pages")
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may read is decided by the cookie's token; see SignIn
class HomePages {

    private static final PageRequest FEEDS = new PageRequest(20, null, List.of());
    private static final PageRequest CHECKPOINTS = new PageRequest(3, null, List.of());

    private final Visits visits;
    private final ReadBreaks breaks;
    private final ReadSides proofs;
    private final Checkpoints checkpoints;
    private final Rules rules;

    HomePages(Visits visits, ReadBreaks breaks, ReadSides proofs, Checkpoints checkpoints, Rules rules) {
        this.visits = visits;
        this.breaks = breaks;
        this.proofs = proofs;
        this.checkpoints = checkpoints;
        this.rules = rules;
    }

    @GET
    @Operation(hidden = true)
    public Uni<Response> home(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, "/pages", visit -> {
            String tenant = visit.tenant();
            ReportWindow window = visit.filters().reportWindow(rules.today());
            var silent = new Filters(Map.of("status", "open", "class", BreakClass.FEED_MISSING.code())).breaks();
            return breaks.open(tenant)
                    .chain(open -> proofs.completeness(tenant, window)
                            .chain(proven -> breaks.list(tenant, silent, FEEDS)
                                    .chain(feeds -> checkpoints
                                            .list(tenant, new CheckpointQuery(null, null), CHECKPOINTS)
                                            .chain(latest -> Html.page(Templates.home(HomePage.of(
                                                    visit.reader(),
                                                    window,
                                                    new HomePage.Found(open, proven, feeds, latest),
                                                    rules)))))));
        });
    }
}
