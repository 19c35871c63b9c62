package io.tieout.test;

import io.tieout.stack.Stack;
import io.tieout.stack.StackOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/// Holds the stack in the system class loader; everybody else talks to it through [TestStack].
public final class SharedStack implements TestStackMXBean {

    static final String NAME = "io.tieout.test:type=SharedStack";
    private static final int KEY_BITS = 2_048;

    private static @Nullable SharedStack only;

    private final Stack stack;
    private final Path publicKey;
    private final String signingKey;

    private SharedStack(Stack stack, Path publicKey, String signingKey) {
        this.stack = stack;
        this.publicKey = publicKey;
        this.signingKey = signingKey;
    }

    /// Starts the stack once per JVM.
    public static synchronized void start() throws IOException, NoSuchAlgorithmException, JMException {
        if (only != null) {
            return;
        }
        Path target = Path.of("target").toAbsolutePath();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        KeyPair keys = generator.generateKeyPair();
        Stack stack = Stack.start(StackOptions.throwAway(target));
        Path publicKey = Files.createTempFile(target, "test-tokens-", ".pem");
        publicKey.toFile().deleteOnExit();
        Files.writeString(publicKey, pem(keys.getPublic().getEncoded()));
        SharedStack shared = new SharedStack(
                stack,
                publicKey,
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        ManagementFactory.getPlatformMBeanServer().registerMBean(shared, new ObjectName(NAME));
        only = shared;
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Override
    public String getKafkaBootstrap() {
        return stack.kafkaBootstrap();
    }

    @Override
    public String getPostgresHost() {
        return stack.postgresHost();
    }

    @Override
    public int getPostgresPort() {
        return stack.postgresPort();
    }

    @Override
    public String password(String role) {
        return stack.password(role);
    }

    @Override
    public String getPublicKeyFile() {
        return publicKey.toString();
    }

    @Override
    public String getSigningKey() {
        return signingKey;
    }

    @Override
    public void stopKafka() {
        stack.stopKafka();
    }

    @Override
    public void killKafka() {
        stack.killKafka();
    }

    @Override
    public void startKafka() {
        stack.startKafka();
    }

    @Override
    public void stopPostgres() {
        stack.stopPostgres();
    }

    @Override
    public void killPostgres() {
        stack.killPostgres();
    }

    @Override
    public void startPostgres() {
        stack.startPostgres();
    }
}
