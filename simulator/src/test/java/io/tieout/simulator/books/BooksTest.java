package io.tieout.simulator.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BalanceKind;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The books of a retailer without faults: what was begun is finished, and what is left is what those who keep the
/// accounts state.
class BooksTest {

    /// Each order, refund, exchange, dispute, transfer, deposit, payout and statement for itself, so that two that are
    /// wrong cannot hide each other.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void nothingIsOpenInAClearingAccount(long seed) {
        Run run = Run.of(seed);

        for (Account account : new Account[] {
            Account.ORDER_CLEARING,
            Account.ISSUE_CLEARING,
            Account.REFUNDS_PAYABLE,
            Account.EXCHANGE_CLEARING,
            Account.PAYOUTS_IN_TRANSIT,
            Account.DEPOSITS_IN_TRANSIT,
            Account.PROCESSOR_CLEARING,
            Account.MARKETPLACE_CLEARING,
            Account.RESERVE,
            Account.DISPUTED_FUNDS,
            Account.INVENTORY_IN_TRANSIT,
            Account.FACILITATOR_TAX,
        }) {
            assertThat(run.sums.open(account)).as("%s", account).isEmpty();
            assertThat(run.balances(account)).as("%s", account).isEmpty();
            assertThat(run.turnoverMinor(account)).as("%s", account).isPositive();
        }
    }

    /// Of a store all that was taken in is banked but the floats, which never leave it.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void cashIsCountedAndBanked(long seed) {
        Run run = Run.of(seed);

        assertThat(run.balances(Account.STORE_CASH)).isEmpty();
        assertThat(run.turnoverMinor(Account.OVER_SHORT)).isZero();
        assertThat(run.balances(Account.BANK)).isEqualTo(run.bankedMinor).hasSize(3);
    }

    /// Pieces and money, each at the instant of its statement and not at the end alone.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void everyStatedBalanceIsInTheBooks(long seed) {
        Run run = Run.of(seed);

        assertThat(run.different).isEmpty();
        assertThat(run.statements)
                .containsOnlyKeys(
                        BalanceKind.PROCESSOR,
                        BalanceKind.PROCESSOR_RESERVE,
                        BalanceKind.GIFT_CARD,
                        BalanceKind.ON_HAND)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(30));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void storedValueIsWhatIsOnTheCards(long seed) {
        Run run = Run.of(seed);
        Map<String, Long> owed = new TreeMap<>();
        run.onCards.forEach(
                (card, minor) -> owed.merge(card.startsWith("cards-us") ? "US USD" : "DE EUR", -minor, Long::sum));
        Map<String, Long> booked = new TreeMap<>();
        for (Account account :
                new Account[] {Account.SOLD_VALUE, Account.RETURN_CREDIT, Account.GOODWILL, Account.PROMOTIONAL_VALUE
                }) {
            assertThat(run.turnoverMinor(account)).as("%s", account).isPositive();
            assertThat(run.balances(account).values()).as("%s", account).allMatch(minor -> minor < 0);
            run.balances(account).forEach((key, minor) -> booked.merge(key, minor, Long::sum));
        }
        // What was given away to anybody and has not expired is a memo.
        run.balances(Account.MEMO_CONTRA).forEach((key, minor) -> booked.merge(key, minor, Long::sum));

        assertThat(booked).isEqualTo(owed);
        assertThat(run.turnoverMinor(Account.MEMO_PROMOTIONAL)).isPositive();
        assertThat(run.turnoverMinor(Account.PROMOTIONAL_DISCOUNTS)).isPositive();
    }

    /// One of the two owes what it gives with a purchase; the other remembers what it gives away.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void eachEntityHasItsOwnPolicyForPromotions(long seed) {
        Run run = Run.of(seed);

        assertThat(run.entities(Account.PROMOTIONAL_VALUE)).containsExactly("DE");
        assertThat(run.entities(Account.MEMO_PROMOTIONAL)).containsExactly("US");
        assertThat(run.entities(Account.PROMOTIONAL_DISCOUNTS)).containsExactly("DE", "US");
    }

    /// Each owes what the other has to claim; nobody settles it here.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void affiliatesOweEachOtherTheSame(long seed) {
        Run run = Run.of(seed);
        Map<String, Long> claims = run.balances(Account.DUE_FROM_AFFILIATES);

        assertThat(claims).containsOnlyKeys("OUT USD");
        assertThat(run.balances(Account.DUE_TO_AFFILIATES))
                .isEqualTo(Map.of("US USD", -Objects.requireNonNull(claims.get("OUT USD"))));
        assertThat(claims.get("OUT USD")).isPositive();
    }

    /// Never more is taken back than was recognised of the same cards.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void breakageIsTakenBackFromTheCohortItWasRecognisedFor(long seed) {
        Run run = Run.of(seed);

        assertThat(run.sums.open(Account.BREAKAGE_CONTRA))
                .containsKeys("US-2022-03 USD", "DE-2022-03 EUR", "US-2026-03 USD", "DE-2026-03 EUR")
                .allSatisfy((_, minor) -> assertThat(minor).isPositive());
        assertThat(run.creditMinor(Account.BREAKAGE_CONTRA)).isPositive();
    }

    /// The foreign side is valued at the rates of the books.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void conversionsClearInTheCurrencyOfTheBooks(long seed) {
        Run run = Run.of(seed);
        Map<String, Long> clearing = run.balances(Account.FX_CLEARING);

        assertThat(run.convertedMinor).isPositive();
        assertThat(clearing).containsOnlyKeys("DE EUR", "DE GBP").containsEntry("DE EUR", -run.convertedMinor);
        assertThat(run.balances(Account.PROCESSOR_CLEARING)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void inSuspenseIsWhatThePostingTableHasNoAccountFor(long seed) {
        Run run = Run.of(seed);

        assertThat(run.balances(Account.SUSPENSE))
                .isEqualTo(run.unclassifiedMinor)
                .containsKeys("US USD", "DE EUR");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void debitsEqualCreditsByEntityAndCurrency(long seed) {
        assertThat(Run.of(seed).books.journal().books())
                .hasSizeGreaterThan(1)
                .allSatisfy(book -> assertThat(Arrays.stream(Account.values())
                                .mapToLong(book::balanceMinor)
                                .sum())
                        .isZero());
    }

    /// In a clean retailer nothing is short or over.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, -7, Long.MAX_VALUE})
    void everyAccountIsUsedButOne(long seed) {
        Run run = Run.of(seed);

        assertThat(Account.values())
                .filteredOn(account -> run.turnoverMinor(account) == 0)
                .containsExactly(Account.OVER_SHORT);
    }
}
