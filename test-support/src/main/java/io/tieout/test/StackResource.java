package io.tieout.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Gives a `@QuarkusTest` the shared stack and all configuration that comes with it.
///
/// `@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))`.
/// A field of type [TestStack] in the test class is filled in.
public final class StackResource implements QuarkusTestResourceLifecycleManager {

    /// The `iss` of [Tokens].
    public static final String ISSUER = "https://tieout.local";

    /// 32 bytes in base64; protects nothing.
    private static final String SECRET_KEY = "dGllb3V0LXRlc3RzLW9ubHktMzItYnl0ZXMta2V5ISE=";

    private String database = "ledger";
    private boolean migrates = true;

    @Override
    public void init(Map<String, String> args) {
        database = args.getOrDefault("database", database);
        migrates = Boolean.parseBoolean(args.getOrDefault("migrate", "true"));
    }

    @Override
    public Map<String, String> start() {
        TestStack stack = TestStack.shared();
        Map<String, String> config = new HashMap<>();
        config.put("kafka.bootstrap.servers", stack.kafkaBootstrap());
        config.put("tieout.database.host", stack.postgresHost());
        config.put("tieout.database.port", Integer.toString(stack.postgresPort()));
        config.put("tieout.database.name", database);
        config.put("tieout.database.migrate", migrates ? "at-start" : "never");
        for (String role : new String[] {"owner", "app", "writer"}) {
            String login = database + "_" + role;
            config.put("tieout.database." + role + ".username", login);
            config.put("tieout.database." + role + ".password", stack.password(login));
        }
        config.put("tieout.jwt.issuer", ISSUER);
        config.put("tieout.jwt.public-key-location", stack.publicKeyFile());
        config.put("tieout.secret.key", SECRET_KEY);
        config.put("quarkus.http.test-port", "0");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(TestStack.shared(), new TestInjector.MatchesType(TestStack.class));
    }

    /// Nothing: the stack is shared and ends with the JVM.
    @Override
    public void stop() {}
}
