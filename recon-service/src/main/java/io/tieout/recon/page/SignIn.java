package io.tieout.recon.page;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.tieout.event.CanonicalBytes;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// The token in a cookie of its own. It is verified at every request exactly as one in an Authorization header is;
/// tenant and roles come from it and from nowhere else.
///
/// The cookie reaches the pages only, never the API, and no script can read it.
@ApplicationScoped
class SignIn {

    static final String COOKIE = "tieout-token";

    private static final String PATH = "/pages";
    private static final int TOKEN_LENGTH_MAX = 8_000;
    private static final int TENANT_LENGTH_MAX = 64;

    private final JWTParser parser;

    SignIn(JWTParser parser) {
        this.parser = parser;
    }

    /// The reader that a token speaks for; empty when it is missing, malformed, expired, of another issuer, or without
    /// tenant or role.
    Optional<Reader> readerOf(@Nullable String token) {
        if (token == null || token.isBlank() || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        try {
            return readerOf(parser.parse(token.strip()), formKey(token.strip()));
        } catch (ParseException refused) {
            return Optional.empty();
        }
    }

    /// A hash of the token, which only the cookie holds; nobody gets back from it to the token.
    private static String formKey(String token) {
        return HexFormat.of().formatHex(CanonicalBytes.sha256(("form\n" + token).getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<Reader> readerOf(JsonWebToken token, String formKey) {
        String tenant = token.getClaim(Caller.TENANT_CLAIM);
        boolean mayRead = !Collections.disjoint(token.getGroups(), Roles.ALL);
        if (!mayRead || tenant == null || tenant.isBlank() || tenant.length() > TENANT_LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Reader(tenant, String.valueOf(token.getName()), token.getGroups(), formKey));
    }

    /// @param isSecure whether the browser came by https; then the cookie never travels without
    NewCookie cookie(String token, boolean isSecure) {
        return builder(token, isSecure).build();
    }

    NewCookie noCookie(boolean isSecure) {
        return builder("", isSecure).maxAge(0).build();
    }

    private static NewCookie.Builder builder(String value, boolean isSecure) {
        return new NewCookie.Builder(COOKIE)
                .value(value.strip())
                .path(PATH)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
