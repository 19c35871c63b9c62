package io.tieout.kit.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// AES-256-GCM for what must be kept and must not be read: webhook secrets, raw receipts.
///
/// A sealed value starts with a version byte and the id of its key, so that keys can rotate: the current key seals,
/// every configured key opens. Keys are 32 bytes in base64, from `tieout.secret.key-file` (one per line, the current
/// one first) or from `tieout.secret.key` and `tieout.secret.previous-keys`. The bean fails on first use without one.
@ApplicationScoped
public class SecretBox {

    private static final byte VERSION = 1;
    private static final int KEY_LENGTH = 32;
    private static final int KEY_ID_LENGTH = 4;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_LENGTH = 1 + KEY_ID_LENGTH + NONCE_LENGTH;

    /// One per thread: looking an algorithm up costs more than sealing the few hundred bytes of an event.
    private static final ThreadLocal<Cipher> AES_GCM = ThreadLocal.withInitial(SecretBox::cipher);

    private final SecureRandom random = new SecureRandom();
    private final Map<ByteBuffer, SecretKeySpec> keys = new LinkedHashMap<>();
    private final ByteBuffer currentKeyId;

    SecretBox(
            @ConfigProperty(name = "tieout.secret.key-file") Optional<Path> keyFile,
            @ConfigProperty(name = "tieout.secret.key") Optional<String> key,
            @ConfigProperty(name = "tieout.secret.previous-keys") Optional<List<String>> previousKeys) {
        List<String> encoded = keyFile.map(SecretBox::lines)
                .orElseGet(
                        () -> Stream.concat(key.stream(), previousKeys.stream().flatMap(List::stream))
                                .toList());
        if (encoded.isEmpty()) {
            throw new IllegalStateException("set tieout.secret.key-file (or tieout.secret.key): base64 of 32 bytes");
        }
        encoded.forEach(this::addKey);
        currentKeyId = keys.keySet().iterator().next();
    }

    /// Seals `plain` under the current key.
    public byte[] encrypt(byte[] plain) {
        return encrypt(plain, "");
    }

    /// Seals `plain` so that it opens only with the same `context`, e.g. the id of the row it belongs to.
    public byte[] encrypt(byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(HEADER_LENGTH)
                .put(VERSION)
                .put(currentKeyId.duplicate())
                .put(nonce)
                .array();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, header, context, plain);
        return ByteBuffer.allocate(header.length + sealed.length)
                .put(header)
                .put(sealed)
                .array();
    }

    /// Opens what [#encrypt(byte[])] sealed; [IllegalArgumentException] when it was altered or its key is unknown.
    public byte[] decrypt(byte[] sealed) {
        return decrypt(sealed, "");
    }

    /// Opens what was sealed with the same `context`.
    public byte[] decrypt(byte[] sealed, String context) {
        if (sealed.length < HEADER_LENGTH || sealed[0] != VERSION) {
            throw new IllegalArgumentException("not a sealed value");
        }
        byte[] header = Arrays.copyOf(sealed, HEADER_LENGTH);
        return run(Cipher.DECRYPT_MODE, header, context, Arrays.copyOfRange(sealed, HEADER_LENGTH, sealed.length));
    }

    /// The id of the key that seals now, in hexadecimal: for logs and for finding rows to re-seal.
    public String keyId() {
        return HexFormat.of().toHexDigits(currentKeyId.getInt(0));
    }

    private byte[] run(int mode, byte[] header, String context, byte[] input) {
        SecretKeySpec key = keys.get(ByteBuffer.wrap(Arrays.copyOfRange(header, 1, 1 + KEY_ID_LENGTH)));
        if (key == null) {
            throw new IllegalArgumentException("sealed under a key that is not configured");
        }
        try {
            Cipher cipher = AES_GCM.get();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, header, 1 + KEY_ID_LENGTH, NONCE_LENGTH));
            cipher.updateAAD(header);
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException altered) {
            throw new IllegalArgumentException("altered, or sealed for another context", altered);
        }
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform has AES in GCM", missing);
        }
    }

    private void addKey(String encoded) {
        byte[] key = Base64.getDecoder().decode(encoded.strip());
        if (key.length != KEY_LENGTH) {
            throw new IllegalStateException("a key of tieout.secret is not 32 bytes");
        }
        byte[] id = Arrays.copyOf(Signatures.sha256(key), KEY_ID_LENGTH);
        keys.put(ByteBuffer.wrap(id), new SecretKeySpec(key, "AES"));
    }

    private static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("tieout.secret.key-file cannot be read: " + file, unreadable);
        }
    }
}
