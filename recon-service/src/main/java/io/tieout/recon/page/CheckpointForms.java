package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.CheckpointWindow;
import io.tieout.recon.app.Checkpoints.SignsAs;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.FreezeCheckpoint;
import io.tieout.recon.app.SignCheckpoint;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What the forms of the pages about checkpoints do: freeze a window, and sign.
@Path("/pages/checkpoints")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may is decided by the cookie's token; see SignIn
class CheckpointForms {

    private final Visits visits;
    private final FreezeCheckpoint freezing;
    private final SignCheckpoint signing;

    CheckpointForms(Visits visits, FreezeCheckpoint freezing, SignCheckpoint signing) {
        this.visits = visits;
        this.freezing = freezing;
        this.signing = signing;
    }

    @POST
    @Operation(hidden = true)
    public Uni<Response> freeze(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestForm @Nullable String formKey,
            @RestForm @Nullable String entity,
            @RestForm @Nullable String currency,
            @RestForm @Nullable String from,
            @RestForm @Nullable String to,
            @Context UriInfo uri) {
        return visits.ofForm(token, formKey, uri, CheckpointPages.HERE, visit -> {
            if (!visit.reader().has(Roles.FINANCE)) {
                throw CommonProblem.FORBIDDEN.because("Who freezes a window needs the role finance.");
            }
            return freezing.freeze(
                            visit.tenant(),
                            visit.reader().name(),
                            new CheckpointWindow(entity, currency, from, to).read())
                    .map(frozen -> seeOther(frozen.checkpoint().id()));
        });
    }

    /// @param contentSha256 of the content that the page showed
    @POST
    @Path("/{id}/sign")
    @Operation(hidden = true)
    public Uni<Response> sign(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String id,
            @RestForm @Nullable String formKey,
            @RestForm @Nullable String as,
            @RestForm @Nullable String contentSha256,
            @Context UriInfo uri) {
        return visits.ofForm(token, formKey, uri, CheckpointPages.HERE, visit -> {
            UUID known = FilterValues.id("id", id);
            SignsAs place = Coded.find(SignsAs.class, as == null ? "" : as)
                    .orElseThrow(() -> CommonProblem.UNPROCESSABLE.at(
                            "/as", "It is not said who signs.", "Send preparer or reviewer."));
            return signing.sign(
                            visit.tenant(),
                            known,
                            place,
                            visit.reader().signer(),
                            contentSha256 == null ? "" : contentSha256)
                    .map(checkpoint -> seeOther(checkpoint.id()));
        });
    }

    private static Response seeOther(UUID id) {
        return Html.seeOther(CheckpointPages.HERE + "/" + id);
    }
}
