package io.tieout.ingest.app;

import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// A platform's key, `tk_live_<id>_<secret>`: the id finds the source, the secret of 256 random bits proves it.
///
/// Only the SHA-256 of the secret is kept. A slow hash would protect a password; 256 random bits cannot be guessed.
public record ApiKey(String id, String secret) {

    private static final String PREFIX = "tk_live_";
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final int ID_FROM = PREFIX.length();
    private static final int SECRET_FROM = ID_FROM + 2 * ID_BYTES + 1;
    private static final int LENGTH = SECRET_FROM + 2 * SECRET_BYTES;

    static ApiKey random(SecureRandom random) {
        return new ApiKey(hex(random, ID_BYTES), hex(random, SECRET_BYTES));
    }

    /// Reads a key as a platform sends it.
    public static Optional<ApiKey> parse(String text) {
        return isWellFormed(text)
                ? Optional.of(new ApiKey(text.substring(ID_FROM, SECRET_FROM - 1), text.substring(SECRET_FROM)))
                : Optional.empty();
    }

    /// The prefix, 16 and 64 lower-case hex digits, `_` between them.
    private static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return false;
        }
        for (int i = ID_FROM; i < LENGTH; i++) {
            char at = text.charAt(i);
            boolean isDigit = (at >= '0' && at <= '9') || (at >= 'a' && at <= 'f');
            if (i == SECRET_FROM - 1 ? at != '_' : !isDigit) {
                return false;
            }
        }
        return true;
    }

    byte[] secretSha256() {
        return Signatures.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    boolean opens(byte[] keptSha256) {
        return Signatures.same(keptSha256, secretSha256());
    }

    /// The key as the platform sends it; shown once.
    public String text() {
        return PREFIX + id + "_" + secret;
    }

    /// Without the secret, so that no log line can hold it.
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }

    private static String hex(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
