package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Takes a token from a form and keeps it in a cookie until the browser closes or the reader signs out.
@Path("/pages")
@Produces(MediaType.TEXT_HTML)
@PermitAll
class SignInPages {

    private static final int UNAUTHORIZED = 401;
    private static final String HOME = "/pages";

    private final SignIn signIn;

    SignInPages(SignIn signIn) {
        this.signIn = signIn;
    }

    @GET
    @Path("/sign-in")
    @Operation(hidden = true)
    public Uni<Response> form(@RestQuery @Nullable String next) {
        return Html.page(Templates.signIn("", own(next)));
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> signIn(
            @RestForm @Nullable String token,
            @RestForm @Nullable String next,
            @RestHeader("Sec-Fetch-Site") @Nullable String fetchSite,
            @Context UriInfo uri) {
        if (token == null
                || "cross-site".equals(fetchSite)
                || signIn.readerOf(token).isEmpty()) {
            return Html.page(
                    UNAUTHORIZED,
                    Templates.signIn(
                            "This token is not accepted. It may have expired, or names no tenant or no role that reads.",
                            own(next)));
        }
        return Uni.createFrom()
                .item(Html.secured(Response.seeOther(URI.create(own(next))))
                        .cookie(signIn.cookie(token, isSecure(uri)))
                        .build());
    }

    @POST
    @Path("/sign-out")
    @Operation(hidden = true)
    public Uni<Response> signOut(@Context UriInfo uri) {
        return Uni.createFrom()
                .item(Html.secured(Response.seeOther(URI.create("/pages/sign-in")))
                        .cookie(signIn.noCookie(isSecure(uri)))
                        .build());
    }

    /// Only pages of this service: nobody is sent elsewhere by a link that looks like ours.
    private static String own(@Nullable String next) {
        return next != null && next.matches("/pages(/[A-Za-z0-9._~/-]*)?(\\?[A-Za-z0-9._~%=&+:-]*)?") ? next : HOME;
    }

    private static boolean isSecure(UriInfo uri) {
        return "https".equals(uri.getRequestUri().getScheme());
    }
}
