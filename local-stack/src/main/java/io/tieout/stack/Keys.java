package io.tieout.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;

/// The secrets of one installation, made once and readable by their owner only: the token key pair, the
/// key that encrypts stored secrets, and a password for each PostgreSQL role.
record Keys(Path directory) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;
    private static final int PASSWORD_BYTES = 24;
    private static final int PEM_WIDTH = 64;

    Path publicKeyFile() {
        return directory.resolve("jwt-public.pem");
    }

    Path secretKeyFile() {
        return directory.resolve("secret.key");
    }

    /// Makes what is missing; what exists is never changed.
    void create() {
        try {
            if (!Files.exists(privateKeyFile())) {
                writeSecret(privateKeyFile(), newPrivateKeyPem());
            }
            if (!Files.exists(publicKeyFile())) {
                writeSecret(publicKeyFile(), publicKeyPem());
            }
            if (!Files.exists(secretKeyFile())) {
                writeSecret(secretKeyFile(), Base64.getEncoder().encodeToString(randomBytes(SECRET_BYTES)) + "\n");
            }
            if (!Files.exists(passwordsFile())) {
                writeSecret(passwordsFile(), newPasswords());
            }
        } catch (IOException | GeneralSecurityException failed) {
            throw new StackException("cannot make keys in " + directory, failed);
        }
    }

    String password(String role) {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(passwordsFile(), UTF_8)) {
            passwords.load(reader);
        } catch (IOException unreadable) {
            throw new StackException("cannot read " + passwordsFile() + ": run ./tieout up first", unreadable);
        }
        String password = passwords.getProperty(role);
        if (password == null) {
            throw new StackException("no password for role " + role + " in " + passwordsFile());
        }
        return password;
    }

    PrivateKey privateKey() {
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(Files.readString(privateKeyFile(), US_ASCII).replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new StackException("cannot read " + privateKeyFile() + ": run ./tieout up first", unreadable);
        }
    }

    private static String newPrivateKeyPem() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    }

    private String publicKeyPem() throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) privateKey();
        RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        return pem(
                "PUBLIC KEY", KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
    }

    private static String newPasswords() {
        StringBuilder lines = new StringBuilder("# PostgreSQL roles of this installation\n");
        lines.append(PostgresServer.SUPERUSER).append('=').append(newPassword()).append('\n');
        for (ServiceDatabase database : ServiceDatabase.ALL) {
            for (String role : database.roles()) {
                lines.append(role).append('=').append(newPassword()).append('\n');
            }
        }
        return lines.toString();
    }

    private static String newPassword() {
        return HexFormat.of().formatHex(randomBytes(PASSWORD_BYTES));
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String pem(String type, byte[] encoded) {
        String lines = Base64.getMimeEncoder(PEM_WIDTH, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    /// Writes beside the target and renames, so that an interrupted start leaves no half a key.
    private static void writeSecret(Path file, String content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, content, UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path privateKeyFile() {
        return directory.resolve("jwt-private.pem");
    }

    private Path passwordsFile() {
        return directory.resolve("passwords.properties");
    }
}
