package io.tieout.ingest.app;

import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A platform's key, `tk_live_<id>_<secret>`: the id finds the source, the secret of 256 random bits proves it.
///
/// Only the SHA-256 of the secret is kept. A slow hash would protect a password; 256 random bits cannot be guessed.
public record ApiKey(String id, String secret) {

    private static final String PREFIX = "tk_live_";
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final Pattern FORMAT = Pattern.compile(PREFIX + "([0-9a-f]{16})_([0-9a-f]{64})");

    static ApiKey random(SecureRandom random) {
        return new ApiKey(hex(random, ID_BYTES), hex(random, SECRET_BYTES));
    }

    /// Reads a key as a platform sends it.
    public static Optional<ApiKey> parse(String text) {
        Matcher matcher = FORMAT.matcher(text);
        return matcher.matches() ? Optional.of(new ApiKey(matcher.group(1), matcher.group(2))) : Optional.empty();
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
