package io.tieout.test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The rules every service is held to: `ArchitectureRules.check("io.tieout.ledger")` in its `ArchitectureTest`.
public final class ArchitectureRules {

    private static final List<String> ADAPTERS = List.of("kafka", "rest", "db");
    private static final Set<String> INEXACT = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    private ArchitectureRules() {}

    /// Checks main code of one service, without its tests; fails with every violation of the first broken rule.
    public static void check(String servicePackage) {
        JavaClasses main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(servicePackage);
        if (main.isEmpty()) {
            throw new AssertionError("no class below " + servicePackage);
        }
        all(servicePackage).forEach(rule -> rule.allowEmptyShould(true).check(main));
    }

    /// The rules one by one.
    public static List<ArchRule> all(String servicePackage) {
        return Stream.concat(
                        Stream.of(
                                domainIsPlain(servicePackage),
                                appKnowsNoAdapter(servicePackage),
                                moneyIsNeverFloating(),
                                nothingReturnsFloating(),
                                nobodyUsesTransactional(),
                                onlyTheKitOpensTransactions(),
                                domainReadsNoClockAndNoDice(servicePackage),
                                nobodyKnowsTheSimulator()),
                        adaptersDoNotImportEachOther(servicePackage).stream())
                .toList();
    }

    static ArchRule domainIsPlain(String service) {
        return classes()
                .that()
                .resideInAPackage(service + ".domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.util..",
                        "java.time..",
                        "java.math..",
                        "java.text..",
                        "org.jspecify..",
                        "io.tieout.event..",
                        // As plain as any, which its own check sees to.
                        "io.tieout.reconcile.domain..",
                        service + ".domain..")
                .because("rules must run without a container, a database or a clock");
    }

    static ArchRule appKnowsNoAdapter(String service) {
        return noClasses()
                .that()
                .resideInAnyPackage(service + ".app..", service + ".domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ADAPTERS.stream()
                        .map(name -> service + "." + name + "..")
                        .toArray(String[]::new))
                .because("adapters depend on use cases, never the other way round");
    }

    static List<ArchRule> adaptersDoNotImportEachOther(String service) {
        return ADAPTERS.stream()
                .<ArchRule>map(adapter -> noClasses()
                        .that()
                        .resideInAPackage(service + "." + adapter + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(ADAPTERS.stream()
                                .filter(other -> !other.equals(adapter))
                                .map(other -> service + "." + other + "..")
                                .toArray(String[]::new))
                        .because("adapters meet in app only"))
                .toList();
    }

    static ArchRule moneyIsNeverFloating() {
        return fields().should()
                .notHaveRawType(describe("floating point", (JavaClass type) -> INEXACT.contains(type.getName())))
                .because("money, quantities and rates are exact; use long minor units, Duration or BigDecimal");
    }

    static ArchRule nothingReturnsFloating() {
        return methods()
                .should()
                .notHaveRawReturnType(describe("floating point", (JavaClass type) -> INEXACT.contains(type.getName())))
                .because("money, quantities and rates are exact");
    }

    static ArchRule nobodyKnowsTheSimulator() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.tieout.simulator.."))
                .because("what is found in a simulated retailer must be found in a real one");
    }

    static ArchRule nobodyUsesTransactional() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.transaction.."))
                .because("TenantTx opens transactions; @Transactional changes its meaning between platform versions");
    }

    static ArchRule onlyTheKitOpensTransactions() {
        return noClasses()
                .should()
                .callMethodWhere(target(nameMatching("withTransaction|begin|getConnection"))
                        .and(target(owner(resideInAPackage("io.vertx..sqlclient..")
                                .or(resideInAPackage("io.vertx.pgclient.."))
                                .or(resideInAPackage("org.hibernate.reactive..")))))
                        .as("a call that opens a database transaction"))
                .because("only TenantTx sets the tenant, limits and ends a transaction");
    }

    static ArchRule domainReadsNoClockAndNoDice(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service + ".domain..")
                .should()
                .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|randomUUID|random"))
                        .and(target(owner(resideInAPackage("java..")))))
                .because("instants and ids are passed in, so that a rule gives the same answer every time");
    }
}
