package io.tieout.ingest.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.kit.security.SecretBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The secrets under which a vendor signs webhooks: the current one, and the one before while the vendor changes over.
///
/// @param previousUntil until when a signature under the previous secret still counts, by the wall clock
record SigningSecrets(
        @Nullable String current,
        @Nullable String previous,
        @Nullable Instant previousUntil) {

    static final SigningSecrets NONE = new SigningSecrets(null, null, null);

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// The wire form inside the sealed value.
    private record Sealed(
            @Nullable String current,
            @Nullable String previous,
            @Nullable String previousUntil) {}

    static SigningSecrets of(@Nullable String secret) {
        return secret == null ? NONE : new SigningSecrets(secret, null, null);
    }

    /// The keys to try at `now`, the current one first.
    List<byte[]> at(Instant now) {
        if (current == null) {
            return List.of();
        }
        byte[] key = current.getBytes(StandardCharsets.UTF_8);
        boolean hasPrevious = previous != null && previousUntil != null && now.isBefore(previousUntil);
        return hasPrevious && previous != null ? List.of(key, previous.getBytes(StandardCharsets.UTF_8)) : List.of(key);
    }

    boolean isCurrent(@Nullable String secret) {
        return secret == null
                ? current == null
                : current != null
                        && io.tieout.kit.security.Signatures.same(
                                current.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /// The same source with a new secret; the one it had counts until `until`.
    SigningSecrets replacedBy(String secret, Instant until) {
        return isCurrent(secret) ? this : new SigningSecrets(secret, current, until);
    }

    byte[] seal(SecretBox box, String context) {
        if (current == null) {
            return new byte[0];
        }
        try {
            String until = previousUntil == null ? null : previousUntil.toString();
            return box.encrypt(MAPPER.writeValueAsBytes(new Sealed(current, previous, until)), context);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static SigningSecrets open(SecretBox box, byte[] sealed, String context) {
        if (sealed.length == 0) {
            return NONE;
        }
        try {
            Sealed read = MAPPER.readValue(box.decrypt(sealed, context), Sealed.class);
            Instant until = read.previousUntil() == null ? null : Instant.parse(read.previousUntil());
            return new SigningSecrets(read.current(), read.previous(), until);
        } catch (IOException malformed) {
            throw new UncheckedIOException("sealed secrets are not ours", malformed);
        }
    }

    /// Nothing of it, so that no log line can hold a secret.
    @Override
    public String toString() {
        return "SigningSecrets[…]";
    }
}
