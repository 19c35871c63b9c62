package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.CustomerEvent.CustomerObserved;
import io.tieout.event.SourceRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Who the systems believe their customers are.
class CustomersTest {

    private static final Told TOLD = Told.of(2, 3, 3_000);
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{32}");

    @Test
    void shopRegistersAndCustomerSystemKnowCustomersByTokens() {
        Set<SourceRole> roles = new HashSet<>();
        for (CustomerObserved observed : TOLD.all(CustomerObserved.class)) {
            roles.add(observed.envelope().role());
            assertThat(observed.tokens()).containsKey("phone").isNotEmpty();
            assertThat(observed.tokens().values())
                    .allSatisfy(token -> assertThat(token).matches(TOKEN));
        }
        assertThat(roles).containsExactlyInAnyOrder(SourceRole.STOREFRONT, SourceRole.POS, SourceRole.CRM);
        assertThat(TOLD.all(CustomerObserved.class)).hasSizeGreaterThan(2_500);
    }

    @Test
    void theSamePersonHasAnotherIdInEachSystemAndTheSameTokens() {
        Map<String, Set<String>> byNumber = new HashMap<>();
        Map<String, Set<String>> loyalty = new HashMap<>();
        for (CustomerObserved observed : TOLD.all(CustomerObserved.class)) {
            String id = observed.envelope().subject();
            byNumber.computeIfAbsent(numberOf(id), _ -> new HashSet<>()).add(id);
            if (observed.tokens().containsKey("loyalty")) {
                loyalty.computeIfAbsent(numberOf(id), _ -> new HashSet<>())
                        .add(observed.tokens().get("loyalty"));
            }
        }
        assertThat(byNumber.values()).anyMatch(ids -> ids.size() == 3).anyMatch(ids -> ids.size() == 4);
        assertThat(byNumber).hasSizeBetween(500, 5_000);
        assertThat(loyalty.values()).allSatisfy(numbers -> assertThat(numbers).hasSize(1));
        assertThat(new HashSet<>(loyalty.values())).hasSameSizeAs(loyalty.keySet());
    }

    @Test
    void someShareAPhone() {
        Map<String, Set<String>> people = new HashMap<>();
        TOLD.all(CustomerObserved.class)
                .forEach(observed -> people.computeIfAbsent(observed.tokens().get("phone"), _ -> new HashSet<>())
                        .add(numberOf(observed.envelope().subject())));

        assertThat(people.values()).allMatch(sharing -> sharing.size() <= 2);
        assertThat(people.values().stream().filter(sharing -> sharing.size() == 2))
                .hasSizeBetween(5, 150);
    }

    @Test
    void someChangeTheirAddressOnceAndForGood() {
        Map<String, String> last = new HashMap<>();
        Map<String, Integer> changes = new HashMap<>();
        TOLD.all(CustomerObserved.class).stream()
                .filter(observed -> observed.envelope().subject().startsWith("cust-"))
                .forEach(observed -> {
                    String id = observed.envelope().subject();
                    String email = observed.tokens().get("email");
                    String before = last.put(id, email);
                    if (before != null && !before.equals(email)) {
                        changes.merge(id, 1, Integer::sum);
                    }
                });

        assertThat(changes).isNotEmpty();
        assertThat(changes.values()).containsOnly(1);
    }

    private static String numberOf(String id) {
        return id.substring(id.indexOf('-') + 1);
    }
}
