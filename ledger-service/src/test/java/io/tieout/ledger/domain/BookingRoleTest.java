package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.VoidedStage;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.domain.BookingRoles.Preference;
import io.tieout.ledger.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Whose word the default policy books, by the roles that sources hold.
class BookingRoleTest {

    private static final PostingPolicy RETAIL_DEFAULT = PolicyFile.ofResource("policies/retail-default.yaml");
    private static final TestEvents EVENTS = new TestEvents("acme");

    @ParameterizedTest(name = "{0} where {1} are registered is booked by {2}")
    @CsvSource(useHeadersInDisplayName = false, delimiter = '|', textBlock = """
            captured | processor storefront                 | processor
            captured | storefront                           | storefront
            captured | erp storefront wms                   | storefront
            captured | erp wms                              |
            captured | marketplace processor storefront     | marketplace processor
            captured | marketplace storefront               | marketplace storefront
            voided   | processor storefront                 | processor
            voided   | storefront                           | storefront
            shipment | oms storefront wms                   | wms
            shipment | oms pos storefront                   | oms
            shipment | pos storefront                       | storefront
            shipment | marketplace pos                      | marketplace
            pickup   | oms pos storefront wms               | pos
            pickup   | oms storefront wms                   | oms
            pickup   | storefront wms                       | storefront
            digital  | oms pos storefront wms               | storefront
            digital  | oms wms                              | oms
            card     | gift-card-platform pos storefront    | gift-card-platform
            card     | pos storefront                       | pos
            card     | storefront                           | storefront
            captured | -                                    | marketplace processor
            voided   | -                                    | processor
            shipment | -                                    | marketplace wms
            pickup   | -                                    | marketplace pos
            digital  | -                                    | marketplace storefront
            card     | -                                    | gift-card-platform
            """)
    void isTheFirstThatIsRegistered(String fact, String registered, @Nullable String bookedBy) {
        RegisteredRoles stamp = registered.equals("-") ? null : RegisteredRoles.parse(registered);

        assertThat(String.join(" ", bookers(fact, stamp))).isEqualTo(bookedBy == null ? "" : bookedBy);
    }

    /// Whichever sources a retailer has, and whatever an event is of: of each preference one role books, unless none of
    /// its roles is registered, and nobody books in a role that is not.
    @ParameterizedTest
    @EnumSource(BookableFact.class)
    void isOneOfEachPreferenceUnderEveryRegistry(BookableFact fact) {
        BookingRoles bookedBy =
                Objects.requireNonNull(RETAIL_DEFAULT.facts().get(fact)).bookedBy();
        List<SourceRole> roles = List.copyOf(bookedBy.roles());
        for (Map<String, String> codes : Combinations.of(fact.codes())) {
            int preferencesFor = 0;
            for (int subset = 0; subset < 1 << roles.size(); subset++) {
                RegisteredRoles registered = subset(roles, subset);
                int booking = 0;
                for (SourceRole role : SourceRole.values()) {
                    boolean books = bookedBy.books(role, registered, codes);
                    assertThat(books && !registered.contains(role))
                            .as("%s %s by %s of %s", fact, codes, role, registered)
                            .isFalse();
                    booking += books ? 1 : 0;
                }
                int expected = 0;
                for (Preference preference : bookedBy.preferences()) {
                    boolean isFor = preference.when().entrySet().stream()
                            .allMatch(asked -> asked.getValue().contains(codes.get(asked.getKey())));
                    expected += isFor && preference.firstOf().stream().anyMatch(registered::contains) ? 1 : 0;
                }
                assertThat(booking).as("%s %s of %s", fact, codes, registered).isEqualTo(expected);
                preferencesFor = Math.max(preferencesFor, expected);
            }
            assertThat(preferencesFor).as("%s %s", fact, codes).isPositive();
        }
    }

    /// The same through posting: told by everybody, each fact stands in the books once.
    @ParameterizedTest
    @CsvSource({
        "captured, processor storefront",
        "voided, processor storefront",
        "shipment, wms oms storefront",
        "pickup, pos oms storefront",
        "digital, storefront oms",
        "card, gift-card-platform pos storefront"
    })
    void booksAFactOnceWhoeverElseTellsOfIt(String fact, String order) {
        List<SourceRole> preferred = roles(order);
        for (int subset = 0; subset < 1 << preferred.size(); subset++) {
            RegisteredRoles registered = subset(preferred, subset);
            List<String> first = preferred.stream()
                    .filter(registered::contains)
                    .limit(1)
                    .map(SourceRole::code)
                    .toList();

            assertThat(bookers(fact, registered))
                    .as("%s of %s", fact, registered)
                    .containsExactlyElementsOf(first);
        }
    }

    @Test
    void isNobodyWhereTheSourceDoesNotHoldTheRoleYet() {
        Envelope early = EVENTS.envelope("stripe-us", SourceRole.PROCESSOR, "P1")
                .withRegistered(RegisteredRoles.of(SourceRole.STOREFRONT));
        PaymentCaptured capture = new PaymentCaptured(early, usd("20.00"), "card");

        assertThat(Posting.post(RETAIL_DEFAULT, capture)).isEqualTo(Posted.EVIDENCE);
    }

    @Test
    void isTheSameForWhatIsValuedLater() {
        BusinessEvent shipped = event("shipment", SourceRole.STOREFRONT, RegisteredRoles.of(SourceRole.STOREFRONT));
        BusinessEvent alsoShipped =
                event("shipment", SourceRole.STOREFRONT, RegisteredRoles.of(SourceRole.STOREFRONT, SourceRole.WMS));

        assertThat(Posting.post(RETAIL_DEFAULT, shipped).pending()).hasSize(1);
        assertThat(Posting.post(RETAIL_DEFAULT, alsoShipped).pending()).isEmpty();
    }

    /// Who keeps the cards tells what they paid; no processor owes it to the shop.
    @ParameterizedTest
    @CsvSource({"gift-card, EVIDENCE", "store-credit, EVIDENCE", "card, BOOKED", "voucher-x, SUSPENDED"})
    void aShopsCaptureFromACardIsToldByItsKeeper(String tender, Posted.Verdict verdict) {
        Envelope envelope = EVENTS.envelope("shopify-us", SourceRole.STOREFRONT, "P1")
                .withRegistered(RegisteredRoles.of(SourceRole.STOREFRONT));

        assertThat(Posting.post(RETAIL_DEFAULT, new PaymentCaptured(envelope, usd("20.00"), tender))
                        .verdict())
                .isEqualTo(verdict);
    }

    private static Set<String> bookers(String fact, @Nullable RegisteredRoles registered) {
        Set<String> bookers = new TreeSet<>();
        for (SourceRole role : SourceRole.values()) {
            if (Posting.post(RETAIL_DEFAULT, event(fact, role, registered)).verdict() == Posted.Verdict.BOOKED) {
                bookers.add(role.code());
            }
        }
        return bookers;
    }

    private static BusinessEvent event(String fact, SourceRole role, @Nullable RegisteredRoles registered) {
        Envelope plain = EVENTS.envelope(role.code() + "-us", role, "S1");
        Envelope envelope = registered == null ? plain : plain.withRegistered(registered);
        return switch (fact) {
            case "captured" -> new PaymentCaptured(envelope, usd("20.00"), "card");
            case "voided" -> new PaymentVoided(envelope, VoidedStage.CAPTURE, usd("20.00"), null);
            case "card" ->
                new GiftCardMoved(
                        envelope,
                        GiftCardMove.LOADED,
                        "G1",
                        StoredValueOrigin.SOLD,
                        usd("20.00"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
            default ->
                new FulfilmentConfirmed(
                        envelope,
                        Coded.of(FulfilmentKind.class, fact),
                        List.of(new ItemLine("1", ItemKind.GOODS, "SKU-1", 1, usd("20.00"), null, null, null, null)),
                        usd("20.00"),
                        null,
                        null);
        };
    }

    private static RegisteredRoles subset(List<SourceRole> roles, int bits) {
        List<SourceRole> subset = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if ((bits & (1 << i)) != 0) {
                subset.add(roles.get(i));
            }
        }
        return RegisteredRoles.of(subset);
    }

    private static List<SourceRole> roles(String codes) {
        return List.of(codes.split(" ", -1)).stream()
                .map(code -> Coded.of(SourceRole.class, code))
                .toList();
    }
}
