package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tieout.event.EntrySide;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.ledger.domain.Netted.Place;
import io.tieout.ledger.domain.OpenKey.Movement;
import io.tieout.ledger.domain.Settling.Book;
import io.tieout.ledger.domain.Settling.Decided;
import io.tieout.ledger.domain.Settling.Standing;
import io.tieout.ledger.policy.PolicyFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which residues of clearing a policy settles.
class SettlingTest {

    private static final PostingPolicy POLICY = PolicyFile.ofText("settling.yaml", SettlingPack.yaml("5.00"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 3);
    private static final Movement CAPTURED = movement(EventType.PAYMENT_CAPTURED, true, false);
    private static final Movement LINE = movement(EventType.SETTLEMENT_LINE_STATED, false, false);
    private static final Movement PAID_OUT = movement(EventType.PAYOUT_CHANGED, false, true);
    private static final Set<Movement> DONE = Set.of(CAPTURED, LINE);

    @Test
    void settlesWhatIsLeftBetweenTwoAmountsThatAreBothThere() {
        Decided decided = decide(key("payment:stripe-us:P1", DAY, 2, DONE)).getFirst();
        Settlement settlement = decided.settlement("acme");

        assertThat(settlement.entry().row()).isEqualTo("28");
        assertThat(settlement.entry().businessDate()).isEqualTo(DAY);
        assertThat(settlement.entry().lines())
                .containsExactly(
                        new Line("US", "6910", "payment:stripe-us:P1", EntrySide.DEBIT, usd("0.02")),
                        new Line("US", "1200", "payment:stripe-us:P1", EntrySide.CREDIT, usd("0.02")));
        assertThat(settlement.reversal().lines())
                .containsExactlyElementsOf(
                        settlement.entry().lines().stream().map(Line::reversed).toList());
        assertThat(settlement.reversal().takesBack()).isEqualTo(settlement.id());
        assertThat(decide(key("payment:stripe-us:P1", DAY, 2, DONE)).getFirst().settlement("acme"))
                .as("the same on every look")
                .isEqualTo(settlement)
                .extracting(Settlement::id)
                .isEqualTo(settlement.id());
    }

    @Test
    void takesTheOtherSideWhereCreditIsLeft() {
        assertThat(decide(key("po_1", DAY, -5, Set.of(PAID_OUT, LINE)))
                        .getFirst()
                        .settlement("acme")
                        .entry()
                        .lines())
                .containsExactly(
                        new Line("US", "6910", "po_1", EntrySide.CREDIT, usd("0.05")),
                        new Line("US", "1200", "po_1", EntrySide.DEBIT, usd("0.05")));
    }

    /// Something may be missing, is a refund or a dispute, was corrected, or is of money that is due by
    /// hand.
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(textBlock = """
            payment:stripe-us:P1,    CAPTURED
            payment:stripe-us:P1,    LINE
            payment:stripe-us:P1,    CAPTURED LINE CORRECTED
            payment:stripe-us:P1,    CAPTURED LINE GIVEN_BACK
            payment:stripe-us:P1,    CAPTURED LINE UNDONE
            refund:stripe-us:R1,     REFUNDED GIVEN_BACK
            chargeback:stripe-us:D1, DISPUTED LINE
            po_1,                    PAID_OUT
            po_1,                    LINE
            po_1,                    PAID_OUT LINE CORRECTED
            acct_1,                  PAID_OUT_BY_HAND LINE
            stripe-us,               CAPTURED LINE
            """)
    void leavesWhatIsNotDone(String subKey, String movements) {
        Map<String, Movement> known = Map.of(
                "CAPTURED", CAPTURED,
                "LINE", LINE,
                "PAID_OUT", PAID_OUT,
                "CORRECTED", new Movement("", true, false),
                "GIVEN_BACK", movement(EventType.SETTLEMENT_LINE_STATED, true, false),
                "UNDONE", movement(EventType.PAYMENT_CAPTURED, false, false),
                "REFUNDED", movement(EventType.REFUND_PROCESSED, false, false),
                "DISPUTED", movement(EventType.CHARGEBACK_CHANGED, true, false),
                "PAID_OUT_BY_HAND", movement(EventType.PAYOUT_CHANGED, false, false));
        Set<Movement> all = Arrays.stream(movements.split(" ", -1))
                .map(name -> Objects.requireNonNull(known.get(name)))
                .collect(Collectors.toSet());

        assertThat(decide(key(subKey, DAY, 2, all))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1} of {2}: {3}")
    @CsvSource(textBlock = """
            5,  1200, 2026-03-03, 1
            6,  1200, 2026-03-03, 0
            -5, 1200, 2026-03-03, 1
            5,  1210, 2026-03-03, 1
            5,  2400, 2026-03-03, 0
            5,  1900, 2026-03-03, 0
            5,  1200, 2026-01-01, 1
            5,  1200, 2025-12-31, 0
            """)
    void looksAtAmountAccountAndDate(long minor, String account, LocalDate day, int settled) {
        OpenKey key = new OpenKey(
                new Place("US", account, "payment:stripe-us:P1", usd("0.00").currency()), minor, day, day, 1, DONE);

        assertThat(decide(key)).hasSize(settled);
    }

    @Test
    void hasNoCentsWhereTheCurrencyHasNone() {
        Place yen = new Place("JP", "1200", "payment:x:P1", Money.currencyOf("JPY"));

        assertThat(decide(new OpenKey(yen, 1, DAY, DAY, 1, DONE))).isEmpty();
    }

    /// 0.05 a hundred times is 5.00. Both signs, because those of one repeat.
    @Test
    void stopsAtTheCapOfADay() {
        Standing before = new Standing(DAY, true, 10, usd("4.91"));

        assertThat(stops(
                        Map.of(book(), List.of(before)),
                        key("payment:x:P2", DAY, 5, DONE),
                        key("payment:x:P1", DAY, 5, DONE),
                        key("payment:x:P3", DAY, -4, DONE),
                        key("payment:x:P4", DAY.plusDays(1), 5, DONE)))
                .containsExactly("P1 settled", "P2 day-cap", "P3 settled", "P4 settled");
    }

    @Test
    void stopsAtTheCapOfAMonth() {
        Standing before = new Standing(DAY.minusDays(1), true, 10, usd("49.96"));

        assertThat(stops(
                        Map.of(book(), List.of(before)),
                        key("payment:x:P1", DAY, 4, DONE),
                        key("payment:x:P2", DAY, 1, DONE),
                        key("payment:x:P3", LocalDate.of(2026, 4, 1), 1, DONE)))
                .containsExactly("P1 settled", "P2 period-cap", "P3 settled");
    }

    @Test
    void keepsLegalEntitiesAndCurrenciesApart() {
        Standing full = new Standing(DAY, true, 10, usd("50.00"));
        Place canadian = new Place("CA", "1200", "payment:x:P2", usd("0.00").currency());

        assertThat(stops(
                        Map.of(book(), List.of(full)),
                        key("payment:x:P1", DAY, 1, DONE),
                        new OpenKey(canadian, 1, DAY, DAY, 1, DONE)))
                .containsExactly("P2 settled", "P1 day-cap");
    }

    @Test
    void stopsAtTheTwentiethOfOneSignInThirtyDays() {
        OpenKey[] keys = IntStream.range(0, 21)
                .mapToObj(i -> key("payment:x:P" + (100 + i), DAY.plusDays(i), i == 20 ? -1 : 1, DONE))
                .toArray(OpenKey[]::new);

        assertThat(stops(Map.of(), keys))
                .hasSize(21)
                .contains("P118 settled", "P119 repeating", "P120 settled")
                .filteredOn(each -> each.endsWith("settled"))
                .hasSize(20);
        assertThat(stops(Map.of(book(), List.of(new Standing(DAY, false, 19, usd("0.19")))), keys[0]))
                .containsExactly("P100 repeating");
        assertThat(stops(Map.of(book(), List.of(new Standing(DAY.minusDays(30), false, 19, usd("0.19")))), keys[0]))
                .containsExactly("P100 settled");
    }

    /// What is read in another order is decided alike.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20260303, 4711})
    void decidesInOneOrder(long seed) {
        Random random = new Random(seed);
        List<OpenKey> keys = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int minor = 1 + random.nextInt(5);
            keys.add(key(
                    "payment:x:P" + i, DAY.plusDays(random.nextInt(60)), random.nextBoolean() ? minor : -minor, DONE));
        }
        List<Decided> first = decide(keys.toArray(OpenKey[]::new));
        Collections.shuffle(keys, random);

        assertThat(decide(keys.toArray(OpenKey[]::new))).isEqualTo(first);
        assertThat(first).hasSize(200).extracting(Decided::stop).contains(SettleStop.REPEATING);
    }

    @Test
    void whatIsNotSettledHasNoEntry() {
        Decided stopped = new Decided(key("payment:x:P1", DAY, 1, DONE), POLICY, SettleStop.DAY_CAP);

        assertThatIllegalStateException().isThrownBy(() -> stopped.settlement("acme"));
    }

    private static List<Decided> decide(OpenKey... keys) {
        return Settling.of(PolicyTimeline.of(POLICY), EntityCalendars.MONTHS, Map.of(), List.of(keys));
    }

    private static List<String> stops(Map<Book, List<Standing>> standing, OpenKey... keys) {
        return Settling.of(PolicyTimeline.of(POLICY), EntityCalendars.MONTHS, standing, List.of(keys)).stream()
                .map(each -> {
                    SettleStop stop = each.stop();
                    String key = each.key().place().subKey();
                    return key.substring(key.lastIndexOf(':') + 1) + " " + (stop == null ? "settled" : stop.code());
                })
                .toList();
    }

    private static Book book() {
        return new Book("US", usd("0.00").currency());
    }

    private static OpenKey key(String subKey, LocalDate day, long minor, Set<Movement> movements) {
        return new OpenKey(new Place("US", "1200", subKey, usd("0.00").currency()), minor, day, day, 1, movements);
    }

    private static Movement movement(EventType type, boolean isDebit, boolean isOfSubject) {
        return new Movement(type.code(), isDebit, isOfSubject);
    }
}
