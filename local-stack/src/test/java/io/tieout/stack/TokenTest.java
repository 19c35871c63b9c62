package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path directory = Path.of("");

    private Keys keys = new Keys(directory);

    @BeforeEach
    void makeKeys() {
        keys = new Keys(directory);
        keys.create();
    }

    @Test
    void isSignedWithTheKeyWhosePublicHalfTheServicesRead() throws Exception {
        String token = new Token("acme", Token.Role.VIEWER, NOW).signedWith(keys.privateKey());
        int end = token.lastIndexOf('.');

        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey());
        signature.update(token.substring(0, end).getBytes(UTF_8));

        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1))))
                .isTrue();
    }

    @Test
    void carriesTenantRolesAndTwelveHours() throws Exception {
        JsonNode claims = claims(new Token("acme", Token.Role.OPERATOR, NOW));

        assertThat(claims.get("iss").asText()).isEqualTo("https://tieout.local");
        assertThat(claims.get("tenant").asText()).isEqualTo("acme");
        assertThat(claims.get("groups")).extracting(JsonNode::asText).containsExactly("operator");
        assertThat(claims.get("iat").asLong()).isEqualTo(NOW.getEpochSecond());
        assertThat(claims.get("exp").asLong()).isEqualTo(NOW.getEpochSecond() + 12 * 3600);
        assertThat(claims.get("sub").asText()).isEqualTo("local-operator");
        assertThat(claims.get("jti").asText()).isNotBlank();
    }

    @Test
    void aViewerIsNothingElse() throws Exception {
        assertThat(claims(new Token("acme", Token.Role.VIEWER, NOW)).get("groups"))
                .extracting(JsonNode::asText)
                .containsExactly("viewer");
    }

    @Test
    void refusesUnknownRolesAndBlankTenants() {
        assertThatThrownBy(() -> Token.Role.of("root")).hasMessageContaining("no role 'root'");
        assertThatThrownBy(() -> new Token(" ", Token.Role.VIEWER, NOW)).hasMessageContaining("tenant");
    }

    private JsonNode claims(Token token) throws Exception {
        String payload = token.signedWith(keys.privateKey()).split("\\.", -1)[1];
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(payload));
    }

    private PublicKey publicKey() throws Exception {
        String pem = Files.readString(keys.publicKeyFile()).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }
}
