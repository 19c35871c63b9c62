package io.tieout.k8s;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/// A server's key and certificate for 127.0.0.1, signed by itself: whoever trusts `pem` trusts the server.
record Certificate(Path keyStore, String password, String pem) {

    private static final String ALIAS = "server";

    /// Made by the JDK's own keytool.
    static Certificate in(Path folder) {
        String password = "protects-nothing";
        Path keyStore = folder.resolve("server.p12");
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-ext",
                "bc=ca:true",
                "-keystore",
                keyStore.toString(),
                "-storepass",
                password,
                "-storetype",
                "PKCS12");
        String pem = keytool(
                folder,
                "-exportcert",
                "-rfc",
                "-alias",
                ALIAS,
                "-keystore",
                keyStore.toString(),
                "-storepass",
                password);
        return new Certificate(keyStore, password, pem.replace("\r", ""));
    }

    /// The key as PKCS 8 in PEM, unencrypted.
    String privateKey() {
        try (InputStream stored = Files.newInputStream(keyStore)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stored, password.toCharArray());
            Key key = keys.getKey(ALIAS, password.toCharArray());
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String keytool(Path folder, String... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        System.arraycopy(arguments, 0, words, 1, arguments.length);
        return new Command(folder, words).run();
    }
}
