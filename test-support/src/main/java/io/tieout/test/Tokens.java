package io.tieout.test;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tokens that a service under [StackResource] accepts: `given().auth().oauth2(Tokens.viewer("acme"))`.
public final class Tokens {

    private static final Duration VALID = Duration.ofMinutes(30);

    private Tokens() {}

    public static String viewer(String tenant) {
        return of(tenant, "viewer");
    }

    public static String operator(String tenant) {
        return of(tenant, "operator");
    }

    public static String finance(String tenant) {
        return of(tenant, "finance");
    }

    public static String approver(String tenant) {
        return of(tenant, "approver");
    }

    public static String auditor(String tenant) {
        return of(tenant, "auditor");
    }

    public static String admin(String tenant) {
        return of(tenant, "admin", "operator");
    }

    /// A token with just these roles; its subject is `<first role>@<tenant>`.
    public static String of(String tenant, String... roles) {
        return sign(tenant, StackResource.ISSUER, VALID, roles);
    }

    /// Valid in every respect but that it names no tenant.
    public static String withoutTenant(String... roles) {
        return sign(null, StackResource.ISSUER, VALID, roles);
    }

    /// Right but for its age.
    public static String expired(String tenant, String... roles) {
        return sign(tenant, StackResource.ISSUER, Duration.ofHours(-1), roles);
    }

    /// Signed with the right key by an issuer nobody trusts.
    public static String ofOtherIssuer(String tenant, String... roles) {
        return sign(tenant, "https://elsewhere.example", VALID, roles);
    }

    private static String sign(@Nullable String tenant, String issuer, Duration valid, String... roles) {
        var claims = Jwt.issuer(issuer)
                .subject(roles[0] + "@" + tenant)
                .upn(roles[0] + "@" + tenant)
                .groups(Set.of(roles))
                .expiresIn(valid);
        if (tenant != null) {
            claims.claim("tenant", tenant);
        }
        return claims.sign(key());
    }

    private static PrivateKey key() {
        byte[] encoded = Base64.getDecoder().decode(TestStack.shared().signingKey());
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
