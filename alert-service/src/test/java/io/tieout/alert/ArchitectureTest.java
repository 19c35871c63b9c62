package io.tieout.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.tieout.test.ArchitectureRules;
import io.tieout.test.MigrationRules;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final String[] ADAPTERS = {"db", "kafka", "mail", "rest", "timer", "webhook", "yaml"};

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tieout.alert");

    @Test
    void keepsTheSharedRules() {
        ArchitectureRules.check("io.tieout.alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db", "kafka", "mail", "rest", "timer", "webhook", "yaml"})
    void adaptersMeetInAppOnly(String adapter) {
        for (String other : ADAPTERS) {
            if (!other.equals(adapter)) {
                noClasses()
                        .that()
                        .resideInAPackage("io.tieout.alert." + adapter + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.tieout.alert." + other + "..")
                        .check(MAIN);
            }
        }
    }

    @Test
    void onlyOnePlaceOpensHibernateTransactions() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tieout.alert.db.TenantSessions")
                .should()
                .callMethod(Panache.class, "withTransaction", Supplier.class)
                .orShould()
                .callMethod(Panache.class, "withSession", Supplier.class)
                .because("only TenantSessions sets the tenant")
                .check(MAIN);
        noClasses()
                .should()
                .beAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithTransaction")
                .orShould()
                .beAnnotatedWith("io.quarkus.hibernate.reactive.panache.common.WithSession")
                .check(MAIN);
    }

    @Test
    void migrationsSeeTheRowsThatTheyChange() {
        assertThat(MigrationRules.blind()).isEmpty();
    }
}
