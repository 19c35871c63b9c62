package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.recon.app.AcceptBreaks;
import io.tieout.recon.app.Acceptances.Known;
import io.tieout.recon.app.FilterValues;
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
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What the forms of a break's page do: let the difference stay.
@Path("/pages/breaks/{id}")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
@PermitAll // who may is decided by the cookie's token; see SignIn
class BreakForms {

    private final Visits visits;
    private final AcceptBreaks accepting;

    BreakForms(Visits visits, AcceptBreaks accepting) {
        this.visits = visits;
        this.accepting = accepting;
    }

    /// @param version of the break that the page showed
    @POST
    @Path("/accept")
    @Operation(hidden = true)
    public Uni<Response> accept(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String id,
            @RestForm @Nullable String formKey,
            @RestForm @Nullable String version,
            @RestForm @Nullable String reason,
            @Context UriInfo uri) {
        return done(
                new Sent(token, formKey, id, uri),
                (visit, known) ->
                        accepting.propose(visit.tenant(), known, visit.reader().signer(), number(version), reason));
    }

    /// @param contentSha256 of the proposal that the page showed
    @POST
    @Path("/approve")
    @Operation(hidden = true)
    public Uni<Response> approve(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String id,
            @RestForm @Nullable String formKey,
            @RestForm @Nullable String contentSha256,
            @Context UriInfo uri) {
        return done(
                new Sent(token, formKey, id, uri),
                (visit, known) -> accepting.approve(
                        visit.tenant(), known, visit.reader().signer(), contentSha256 == null ? "" : contentSha256));
    }

    @POST
    @Path("/withdraw")
    @Operation(hidden = true)
    public Uni<Response> withdraw(
            @CookieParam(SignIn.COOKIE) @Nullable String token,
            @RestPath String id,
            @RestForm @Nullable String formKey,
            @RestForm @Nullable String reason,
            @Context UriInfo uri) {
        return done(
                new Sent(token, formKey, id, uri),
                (visit, known) ->
                        accepting.withdraw(visit.tenant(), known, visit.reader().signer(), reason));
    }

    private record Sent(@Nullable String token, @Nullable String formKey, String id, UriInfo uri) {}

    private Uni<Response> done(Sent sent, BiFunction<Visit, UUID, Uni<Known>> work) {
        String back = BreakPages.HERE + "/" + sent.id();
        return visits.ofForm(sent.token(), sent.formKey(), sent.uri(), back, visit -> {
            UUID known = FilterValues.id("id", sent.id());
            return work.apply(visit, known).map(_ -> Html.seeOther(BreakPages.HERE + "/" + known));
        });
    }

    private static int number(@Nullable String version) {
        try {
            return Integer.parseInt(version == null ? "" : version);
        } catch (NumberFormatException malformed) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/version", "The version is missing.", "Open the page again and send its form.");
        }
    }
}
