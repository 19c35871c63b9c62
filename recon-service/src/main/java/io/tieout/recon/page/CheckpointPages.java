package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.CheckpointQuery;
import io.tieout.recon.app.Checkpoints;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.OpenBreak;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.SignCheckpoint;
import io.tieout.recon.table.CheckpointTables;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Checkpoints as people read them: the list, one with its sections, and its files.
@Path("/pages/checkpoints")
@PermitAll // who may read is decided by the cookie's token; see SignIn
class CheckpointPages {

    static final String HERE = "/pages/checkpoints";

    private final Visits visits;
    private final Checkpoints checkpoints;
    private final SignCheckpoint signing;
    private final Rules rules;

    CheckpointPages(Visits visits, Checkpoints checkpoints, SignCheckpoint signing, Rules rules) {
        this.visits = visits;
        this.checkpoints = checkpoints;
        this.signing = signing;
        this.rules = rules;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> list(@CookieParam(SignIn.COOKIE) @Nullable String token, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            CheckpointQuery query = visit.filters().checkpoints();
            PageRequest page =
                    PageRequest.of(null, visit.parameter("cursor"), "checkpoint-pages", visit.tenant(), query);
            return checkpoints.list(visit.tenant(), query, page).chain(found -> {
                Page<Checkpoint> shown = page.page(found, each -> List.of(each.order()));
                return Html.page(Templates.checkpoints(
                        CheckpointsPage.of(visit, shown.items(), visit.next(shown.next()), rules)));
            });
        });
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Uni<Response> one(
            @CookieParam(SignIn.COOKIE) @Nullable String token, @RestPath String id, @Context UriInfo uri) {
        return visits.of(token, uri, HERE, visit -> {
            UUID known = FilterValues.id("id", id);
            PageRequest page =
                    PageRequest.of(null, visit.parameter("cursor"), "checkpoint-page", visit.tenant(), known);
            return signing.found(visit.tenant(), known)
                    .chain(checkpoint -> checkpoints
                            .open(visit.tenant(), known, page)
                            .chain(found -> {
                                Page<OpenBreak> shown = page.page(found, each -> List.of(each.id()));
                                return Html.page(Templates.checkpointDetail(CheckpointPage.of(
                                        visit.reader(),
                                        checkpoint,
                                        SignForm.of(visit.reader(), checkpoint, signing),
                                        shown.items(),
                                        visit.next(shown.next()),
                                        rules.calendarOf(rules.first()).zone())));
                            }));
        });
    }

    /// `csv`, `xlsx`, or `json`: the content byte by byte as it is signed.
    @GET
    @Path("/{id}/{format}")
    @Operation(hidden = true)
    public Uni<Response> file(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String id,
            @RestPath String format,
            @Context UriInfo uri) {
        return visits.of(
                token,
                uri,
                HERE,
                visit -> signing.found(visit.tenant(), FilterValues.id("id", id))
                        .chain(checkpoint -> {
                            String name = CheckpointTables.name(checkpoint);
                            return format.equals("json")
                                    ? Download.file(
                                            name + ".json",
                                            MediaType.APPLICATION_JSON,
                                            () -> checkpoint.content().json().getBytes(StandardCharsets.UTF_8))
                                    : Download.of(format, name, () -> CheckpointTables.of(checkpoint));
                        }));
    }
}
