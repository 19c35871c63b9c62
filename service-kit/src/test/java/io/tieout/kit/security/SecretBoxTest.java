package io.tieout.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretBoxTest {

    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW =
            Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    private static final byte[] SECRET = "whsec_1".getBytes(UTF_8);

    @Test
    void whatIsSealedOpensAndLooksDifferentEachTime() {
        SecretBox box = box(NEW);

        byte[] sealed = box.encrypt(SECRET);

        assertThat(box.decrypt(sealed)).isEqualTo(SECRET);
        assertThat(box.encrypt(SECRET)).isNotEqualTo(sealed);
        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec_1");
    }

    @Test
    void everyAlteredByteIsFound() {
        SecretBox box = box(NEW);
        byte[] sealed = box.encrypt(SECRET, "source-1");

        for (int at = 0; at < sealed.length; at++) {
            byte[] altered = sealed.clone();
            altered[at] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> box.decrypt(altered, "source-1"));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> box.decrypt(sealed, "source-2"));
        assertThatIllegalArgumentException().isThrownBy(() -> box.decrypt(new byte[3], "source-1"));
    }

    @Test
    void afterARotationOldValuesOpenAndNewOnesUseTheNewKey() {
        byte[] sealed = box(OLD).encrypt(SECRET);
        SecretBox rotated = new SecretBox(Optional.empty(), Optional.of(NEW), Optional.of(List.of(OLD)));

        assertThat(rotated.decrypt(sealed)).isEqualTo(SECRET);
        assertThat(rotated.keyId()).isEqualTo(box(NEW).keyId()).isNotEqualTo(box(OLD).keyId());
        assertThat(box(NEW).decrypt(rotated.encrypt(SECRET))).isEqualTo(SECRET);
        assertThatIllegalArgumentException().isThrownBy(() -> box(NEW).decrypt(sealed));
    }

    @Test
    void aKeyFileHoldsTheCurrentKeyFirst(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("keys"), NEW + "\n\n" + OLD + "\n");

        SecretBox box = new SecretBox(Optional.of(file), Optional.empty(), Optional.empty());

        assertThat(box.keyId()).isEqualTo(box(NEW).keyId());
        assertThat(box.decrypt(box(OLD).encrypt(SECRET))).isEqualTo(SECRET);
    }

    @Test
    void aMissingOrShortKeyIsSaidInWords() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretBox(Optional.empty(), Optional.empty(), Optional.empty()))
                .withMessageContaining("tieout.secret.key-file");
        assertThatIllegalStateException().isThrownBy(() -> box("AAAA")).withMessageContaining("32 bytes");
    }

    /// RFC 4231, test case 2.
    @Test
    void hmacMatchesThePublishedVector() {
        byte[] mac = Signatures.hmacSha256(
                "Jefe".getBytes(UTF_8), "what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8));

        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Signatures.same(mac, mac.clone())).isTrue();
        assertThat(Signatures.same(mac, new byte[32])).isFalse();
        assertThat(Signatures.same(mac, new byte[0])).isFalse();
    }

    private static SecretBox box(String key) {
        return new SecretBox(Optional.empty(), Optional.of(key), Optional.empty());
    }
}
