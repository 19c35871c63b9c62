package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lets in who is signed in; anybody else is led to the sign-in and back.
@ApplicationScoped
class Visits {

    private final SignIn signIn;

    Visits(SignIn signIn) {
        this.signIn = signIn;
    }

    /// @param back where a page leads that says what went wrong
    Uni<Response> of(@Nullable String token, UriInfo uri, String back, Function<Visit, Uni<Response>> work) {
        return signIn.readerOf(token)
                .map(reader -> Html.orMessage(reader, back, () -> work.apply(Visit.of(reader, uri))))
                .orElseGet(() -> toSignIn(uri));
    }

    /// A form that changes something. Only a page of the same session knows its key, so no other site can send one,
    /// not even one whose requests carry the cookie.
    ///
    /// @param formKey as the form sent it
    Uni<Response> ofForm(
            @Nullable String token,
            @Nullable String formKey,
            UriInfo uri,
            String back,
            Function<Visit, Uni<Response>> work) {
        return of(token, uri, back, visit -> {
            if (!isSame(visit.reader().formKey(), formKey)) {
                throw CommonProblem.FORBIDDEN.because(
                        "The form was not sent by a page of this session. Open the page again and send its form.");
            }
            return work.apply(visit);
        });
    }

    private static boolean isSame(String known, @Nullable String sent) {
        return sent != null
                && MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }

    private static Uni<Response> toSignIn(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        String here = uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
        URI there = UriBuilder.fromPath("/pages/sign-in")
                .queryParam("next", "{next}")
                .build(here);
        return Uni.createFrom().item(Html.secured(Response.seeOther(there)).build());
    }
}
