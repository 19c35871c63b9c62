package io.tieout.ledger.app;

import io.tieout.kit.security.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Fingerprints of texts as people compare them: lower-case hexadecimal.
public final class Sha256 {

    private Sha256() {}

    public static String hex(String text) {
        return HexFormat.of().formatHex(Signatures.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
