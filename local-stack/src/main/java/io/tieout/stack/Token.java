package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// A bearer token for a person who tries Tieout on one machine: what an identity provider issues in production.
///
/// @param tenant the retailer whose data the bearer sees
record Token(String tenant, Role role, Instant issuedAt) {

    static final String ISSUER = "https://tieout.local";
    static final Duration VALIDITY = Duration.ofHours(12);
    private static final int TENANT_LENGTH_MAX = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What the bearer may do. Every role reads; who administers also operates.
    enum Role {
        VIEWER,
        OPERATOR,
        FINANCE,
        APPROVER,
        AUDITOR,
        ADMIN;

        List<String> groups() {
            return this == ADMIN ? List.of(OPERATOR.word(), word()) : List.of(word());
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Role of(String name) {
            for (Role role : values()) {
                if (role.word().equals(name)) {
                    return role;
                }
            }
            throw new StackException(
                    "no role '" + name + "': take viewer, operator, finance, approver, auditor or admin");
        }
    }

    Token {
        if (tenant.isBlank() || tenant.length() > TENANT_LENGTH_MAX) {
            throw new StackException("a tenant's name has 1 to " + TENANT_LENGTH_MAX + " characters");
        }
    }

    /// The compact form, signed with RS256.
    String signedWith(PrivateKey key) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "local-" + role.word());
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("exp", issuedAt.plus(VALIDITY).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("groups", role.groups());
        claims.put("tenant", tenant);
        String signed = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException failed) {
            throw new StackException("cannot sign a token", failed);
        }
    }

    private static String part(Map<String, Object> content) {
        try {
            return base64(JSON.writeValueAsBytes(content));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
