package io.tieout.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theKitIsTechnicalOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.tieout.event..",
                        "io.tieout.stack..",
                        "io.tieout.ingest..",
                        "io.tieout.ledger..",
                        "io.tieout.recon..",
                        "io.tieout.alert..",
                        "org.hibernate..",
                        "jakarta.transaction..")
                .because("four services stand on the kit and it stands on none of them")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("io.tieout.kit"));
    }
}
