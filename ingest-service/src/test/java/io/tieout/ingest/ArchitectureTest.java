package io.tieout.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tieout.test.ArchitectureRules;
import io.tieout.test.MigrationRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tieout.ingest");

    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.check("io.tieout.ingest");
    }

    @Test
    void mappingsAreFunctionsOverJson() {
        classes()
                .that()
                .resideInAPackage("io.tieout.ingest.mapping..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..",
                        "io.tieout.event..",
                        "io.tieout.ingest.domain..",
                        "io.tieout.ingest.mapping..")
                .because("a mapping can be tried on any payload without a container, a database or a clock")
                .check(MAIN);
    }

    @Test
    void onlyOneClassOpensHibernateSessions() {
        noClasses()
                .that()
                .doNotHaveSimpleName("TenantSession")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.Panache"
                        + "|org\\.hibernate\\.reactive\\.mutiny\\.Mutiny.*")
                .because("the tenant is set in one place, inside the database transaction")
                .check(MAIN);
    }

    @Test
    void migrationsSeeTheRowsThatTheyChange() {
        assertThat(MigrationRules.blind()).isEmpty();
    }
}
