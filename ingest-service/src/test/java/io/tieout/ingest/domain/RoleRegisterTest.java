package io.tieout.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tieout.event.Coded;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleRegisterTest {

    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Tenure FROM_APRIL = new Tenure(APRIL, null);

    private static final List<SourceRole> ROLES =
            List.of(SourceRole.STOREFRONT, SourceRole.POS, SourceRole.PROCESSOR, SourceRole.WMS);

    private static final Source SHOP = source("shop", Map.of(), SourceRole.STOREFRONT);
    private static final Source STRIPE =
            source("stripe", Map.of(SourceRole.PROCESSOR, FROM_APRIL), SourceRole.PROCESSOR);
    private static final Source OLD_TILL =
            source("old-till", Map.of(SourceRole.POS, new Tenure(null, JULY)), SourceRole.POS);
    private static final Source NEW_TILL =
            source("new-till", Map.of(SourceRole.POS, new Tenure(JULY, null)), SourceRole.POS, SourceRole.WMS);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            AT,                          HELD
            0001-01-01T00:00:00Z,        pos storefront wms
            2026-03-31T23:59:59.999999Z, pos storefront wms
            2026-04-01T00:00:00Z,        pos processor storefront wms
            2026-07-01T00:00:00Z,        pos processor storefront wms
            9999-01-01T00:00:00Z,        pos processor storefront wms
            """)
    void aRoleIsHeldFromItsFirstInstantOn(Instant at, String held) {
        assertThat(RoleRegister.of(List.of(SHOP, STRIPE, OLD_TILL, NEW_TILL)).at(at))
                .isEqualTo(RegisteredRoles.parse(held));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            AT,                          HELD
            2026-06-30T23:59:59.999999Z, pos storefront
            2026-07-01T00:00:00Z,        storefront
            """)
    void aRoleIsHeldUntilTheInstantBeforeItsEnd(Instant at, String held) {
        assertThat(RoleRegister.of(List.of(SHOP, OLD_TILL)).at(at)).isEqualTo(RegisteredRoles.parse(held));
    }

    /// Two tills that run side by side for a while would book each sale twice.
    @Test
    void whatASourceTellsOutsideItsTimeIsNotStampedWithItsRole() {
        RoleRegister register = RoleRegister.of(List.of(SHOP, OLD_TILL, NEW_TILL));
        Instant before = JULY.minusNanos(1);

        assertThat(register.stamp(OLD_TILL, SourceRole.POS, before).text()).isEqualTo("pos storefront wms");
        assertThat(register.stamp(NEW_TILL, SourceRole.POS, before).text()).isEqualTo("storefront wms");
        assertThat(register.stamp(OLD_TILL, SourceRole.POS, JULY).text()).isEqualTo("storefront wms");
        assertThat(register.stamp(NEW_TILL, SourceRole.POS, JULY).text()).isEqualTo("pos storefront wms");
        assertThat(register.stamp(SHOP, SourceRole.STOREFRONT, before).text()).isEqualTo("pos storefront wms");
    }

    @Test
    void nobodyHoldsNothing() {
        assertThat(RoleRegister.of(List.of()).at(APRIL)).isEqualTo(RegisteredRoles.of());
    }

    @Test
    void aClaimIsMadeInARoleThatIsHeldBeforeOneThatIsNot() {
        Source both = source(
                "both", Map.of(SourceRole.STOREFRONT, new Tenure(JULY, null)), SourceRole.STOREFRONT, SourceRole.POS);
        List<SourceRole> candidates = List.of(SourceRole.POS, SourceRole.STOREFRONT);

        assertThat(both.roleAmong(candidates, APRIL)).contains(SourceRole.POS);
        assertThat(both.roleAmong(candidates, JULY)).contains(SourceRole.STOREFRONT);
        assertThat(both.roleAmong(List.of(SourceRole.STOREFRONT), APRIL))
                .as("kept as evidence rather than refused")
                .contains(SourceRole.STOREFRONT);
        assertThat(both.roleAmong(List.of(SourceRole.ERP), JULY)).isEmpty();
    }

    @Test
    void aRoleThatEndsBeforeItBeginsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tenure(JULY, JULY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tenure(JULY, APRIL));
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3), LongStream.of(System.nanoTime()));
    }

    /// What is worked out beforehand is what asking each source at that instant would come to.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isWhatEachSourceSaysAtThatInstant(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<SourceRole, Tenure> tenures = new EnumMap<>(SourceRole.class);
            SourceRole role = ROLES.get(random.nextInt(ROLES.size()));
            long from = random.nextLong(10);
            tenures.put(role, new Tenure(hour(random, from), hour(random, from + 1 + random.nextLong(5))));
            sources.add(source("s" + i, tenures, role, SourceRole.ERP));
        }
        RoleRegister register = RoleRegister.of(sources);

        for (long hour = -1; hour < 18; hour++) {
            Instant at = APRIL.plusSeconds(hour * 3600);
            for (SourceRole role : ROLES) {
                assertThat(register.at(at).contains(role))
                        .as("seed %d, %s at %s of %s", seed, role, at, sources)
                        .isEqualTo(sources.stream().anyMatch(source -> source.holds(role, at)));
            }
        }
    }

    private static @Nullable Instant hour(RandomGenerator random, long hour) {
        return random.nextInt(4) == 0 ? null : APRIL.plusSeconds(hour * 3600);
    }

    private static Source source(String id, Map<SourceRole, Tenure> tenures, SourceRole... roles) {
        return new Source(
                "acme",
                id,
                List.of(roles),
                Coded.of(SourceFormat.class, "cloudevents"),
                "US",
                id,
                new BusinessCalendar(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                Map.of(),
                tenures);
    }
}
