package io.tieout.kit.db;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/// Brings the schema up to date as the owner role, before any consumer starts.
///
/// Scripts lie in `classpath:db/migration` and may use the placeholders `${owner}`, `${app}` and `${writer}` for the
/// role names. Replicas that start together wait for each other on Flyway's lock. It is plain Flyway on purpose: a
/// JDBC datasource would bring up a second, blocking persistence unit next to Hibernate Reactive.
@ApplicationScoped
public class Migrations {

    /// `tieout.database.migrate`.
    public enum When {
        /// At every start; the usual way.
        AT_START,
        /// Migrate and exit with status 0: for a Kubernetes Job.
        ONLY,
        /// Leave the schema alone: services of a cluster whose Job has run, without the owner's password.
        NEVER
    }

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final int BEFORE_CONSUMERS = 100;

    private final DatabaseSettings settings;

    Migrations(DatabaseSettings settings) {
        this.settings = settings;
    }

    void onStart(@Observes @Priority(BEFORE_CONSUMERS) StartupEvent event) {
        if (settings.migrate() != When.ONLY) {
            requirePassword("APP", settings.app());
            requirePassword("WRITER", settings.writer());
        }
        if (settings.migrate() == When.NEVER) {
            return;
        }
        MigrateResult result = migrate();
        String before = result.initialSchemaVersion;
        LOG.infof(
                "schema is at version %s, %d migrations applied",
                result.migrationsExecuted == 0 ? before : result.targetSchemaVersion, result.migrationsExecuted);
        if (settings.migrate() == When.ONLY) {
            Quarkus.asyncExit(0);
            throw new PreventFurtherStepsException("migrated, as tieout.database.migrate=only asks", 0);
        }
    }

    /// Runs what has not run yet; fails the start when a script fails or was changed afterwards.
    MigrateResult migrate() {
        DatabaseSettings.Login owner = settings.owner();
        String password = requirePassword("OWNER", owner);
        return Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(settings.jdbcUrl(), owner.username(), password)
                .locations("classpath:db/migration")
                .placeholders(Map.of(
                        "owner", owner.username(),
                        "app", settings.app().username(),
                        "writer", settings.writer().username()))
                .connectRetries(settings.connectRetries())
                .connectRetriesInterval(2)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /// The datasource itself would start without one and fail on first use.
    private static String requirePassword(String role, DatabaseSettings.Login login) {
        return login.password()
                .orElseThrow(() -> new IllegalStateException(
                        "set TIEOUT_DATABASE_" + role + "_PASSWORD: the password of " + login.username()));
    }
}
