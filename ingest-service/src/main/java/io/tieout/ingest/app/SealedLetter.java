package io.tieout.ingest.app;

import io.tieout.kit.security.SecretBox;

/// Values of dead letters as they are kept: sealed, because nobody knows what an unreadable record holds.
public final class SealedLetter {

    private SealedLetter() {}

    public static byte[] seal(SecretBox box, String id, byte[] value) {
        return box.encrypt(value, context(id));
    }

    /// @throws IllegalArgumentException when it was altered, or its key is not configured any more
    public static byte[] open(SecretBox box, DeadLetter letter) {
        return letter.sealedValue().length == 0
                ? letter.sealedValue()
                : box.decrypt(letter.sealedValue(), context(letter.id()));
    }

    private static String context(String id) {
        return "dead-letter/" + id;
    }
}
