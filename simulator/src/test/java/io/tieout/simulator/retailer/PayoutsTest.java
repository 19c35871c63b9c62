package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.VoidedStage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What payouts are made of.
class PayoutsTest {

    private static final Told TOLD =
            Told.only(SettlementTest.TYPES, 12, 10, 1_500).without(SourceRole.MARKETPLACE);

    private static List<SettlementLineStated> lines(SettlementKind kind) {
        return TOLD.all(SettlementLineStated.class).stream()
                .filter(line -> line.kind() == kind)
                .toList();
    }

    private static List<PayoutChanged> payouts(PayoutStatus status) {
        return TOLD.all(PayoutChanged.class).stream()
                .filter(payout -> payout.status() == status)
                .toList();
    }

    private static boolean isWallet(BusinessEvent event) {
        return event.envelope().source().startsWith("wallet");
    }

    private static long part(long minor, String share) {
        return BigDecimal.valueOf(minor)
                .multiply(new BigDecimal(share))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static long percentage(BusinessEvent event, long minor) {
        return part(minor, isWallet(event) ? "0.0349" : "0.029");
    }

    private static long withTax(BusinessEvent event, long minor) {
        return event.envelope().entity().equals("DE") ? minor + part(minor, "0.19") : minor;
    }

    @Test
    void aCaptureCostsItsFeeWithItsLineOrLater() {
        Map<Reference, Long> fees = new HashMap<>();
        TOLD.all(SettlementLineStated.class).stream()
                .filter(line -> line.kind() == SettlementKind.CHARGE
                        || line.kind() == SettlementKind.FEE
                        || line.kind() == SettlementKind.TAX_ON_FEE)
                .forEach(line -> fees.merge(
                        named(line, ReferenceType.PAYMENT), line.fee().minor(), Long::sum));

        assertThat(lines(SettlementKind.CHARGE)).hasSizeGreaterThan(5_000).allSatisfy(line -> {
            long fee = percentage(line, line.gross().minor()) + (isWallet(line) ? 9 : 30);
            assertThat(fees.get(named(line, ReferenceType.PAYMENT))).isEqualTo(withTax(line, fee));
            assertThat(line.feeTax() != null)
                    .isEqualTo(
                            line.envelope().entity().equals("DE") && !line.fee().isZero());
        });
    }

    @Test
    void aLateFeeIsBookedADayOrMoreAfterThePayoutAndPaidWithALaterOne() {
        Map<Reference, SettlementLineStated> charges = new HashMap<>();
        lines(SettlementKind.CHARGE).forEach(line -> charges.put(named(line, ReferenceType.PAYMENT), line));

        assertThat(lines(SettlementKind.FEE)).hasSizeGreaterThan(30).allSatisfy(late -> {
            SettlementLineStated charge = Objects.requireNonNull(charges.get(named(late, ReferenceType.PAYMENT)));
            assertThat(charge.fee().isZero()).isTrue();
            assertThat(late.bookedOn()).isAfter(charge.bookedOn());
            assertThat(late.bookedOn()).isBeforeOrEqualTo(late.envelope().businessDate());
            assertThat(named(late, ReferenceType.PAYOUT)).isNotEqualTo(named(charge, ReferenceType.PAYOUT));
        });
        assertThat(lines(SettlementKind.TAX_ON_FEE)).isNotEmpty().allSatisfy(late -> {
            assertThat(late.envelope().entity()).isEqualTo("DE");
            assertThat(late.feeTax()).isEqualTo(late.fee());
        });
    }

    @Test
    void theWalletGivesThePercentageBackWithARefund() {
        assertThat(lines(SettlementKind.REFUND)).hasSizeGreaterThan(300).allSatisfy(line -> {
            long returned = isWallet(line)
                    ? withTax(line, percentage(line, -line.gross().minor()))
                    : 0;
            assertThat(line.fee().minor()).isEqualTo(-returned);
        });
    }

    @Test
    void theWalletPaysOnWeekdaysAndHoldsATenthOfTheCapturesBack() {
        Map<Reference, Long> captured = new HashMap<>();
        lines(SettlementKind.CHARGE)
                .forEach(line -> captured.merge(
                        named(line, ReferenceType.PAYOUT), line.gross().minor(), Long::sum));
        assertThat(payouts(PayoutStatus.INITIATED))
                .filteredOn(payout -> isWallet(payout) && payout.method() == PayoutMethod.AUTOMATIC)
                .isNotEmpty()
                .allSatisfy(
                        payout -> assertThat(payout.envelope().businessDate().getDayOfWeek())
                                .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        Map<Long, Instant> held = new HashMap<>();
        assertThat(lines(SettlementKind.RESERVE_HOLD)).isNotEmpty().allSatisfy(line -> {
            assertThat(isWallet(line)).isTrue();
            assertThat(-line.gross().minor())
                    .isEqualTo(Objects.requireNonNull(captured.get(named(line, ReferenceType.PAYOUT))) / 10);
            held.put(-line.gross().minor(), line.envelope().occurredAt());
        });
        assertThat(lines(SettlementKind.RESERVE_RELEASE))
                .hasSameSizeAs(held.keySet())
                .allSatisfy(line -> assertThat(line.envelope().occurredAt())
                        .isAfter(Objects.requireNonNull(held.get(line.gross().minor()))
                                .plus(Duration.ofDays(14))));
    }

    @Test
    void aReturnedPayoutIsPaidAgainAndAnAdvanceTakenOffTheNext() {
        List<Money> expected = new ArrayList<>();
        payouts(PayoutStatus.FAILED).forEach(payout -> expected.add(payout.amount()));
        assertThat(expected).isNotEmpty();
        List<Money> advances = payouts(PayoutStatus.INITIATED).stream()
                .filter(payout -> payout.method() == PayoutMethod.MANUAL)
                .map(payout -> payout.amount().negated())
                .toList();
        assertThat(advances).isNotEmpty();
        expected.addAll(advances);

        assertThat(lines(SettlementKind.PAYOUT))
                .extracting(SettlementLineStated::gross)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void refundsAfterTheLastDayMakeNegativePayoutsThatTheBankPays() {
        Map<String, Money> banked = TOLD.all(BankLineStated.class).stream()
                .collect(Collectors.toMap(line -> Objects.requireNonNull(line.text()), BankLineStated::amount));

        assertThat(payouts(PayoutStatus.PAID))
                .filteredOn(payout -> payout.amount().isNegative())
                .isNotEmpty()
                .allSatisfy(payout -> assertThat(
                                banked.get("PAYOUT " + payout.envelope().subject()))
                        .isEqualTo(payout.amount()));
    }

    @Test
    void poundsAreExchangedAtTheStatedRate() {
        Map<Reference, Map<String, SettlementLineStated>> conversions = new HashMap<>();
        lines(SettlementKind.CONVERSION)
                .forEach(line -> conversions
                        .computeIfAbsent(named(line, ReferenceType.PAYOUT), _ -> new HashMap<>())
                        .put(line.gross().currency().getCurrencyCode(), line));

        assertThat(conversions.values()).isNotEmpty().allSatisfy(both -> {
            SettlementLineStated pounds = Objects.requireNonNull(both.get("GBP"));
            SettlementLineStated euro = Objects.requireNonNull(both.get("EUR"));
            BigDecimal exact = new BigDecimal(pounds.gross().negated().decimal())
                    .multiply(Objects.requireNonNull(euro.rate()))
                    .setScale(2, RoundingMode.HALF_UP);
            assertThat(euro.gross().decimal()).isEqualTo(exact.toPlainString());
            assertThat(pounds.rate()).isNull();
        });
        assertThat(lines(SettlementKind.ADJUSTMENT))
                .anySatisfy(line ->
                        assertThat(line.gross().currency().getCurrencyCode()).isEqualTo("USD"));
    }

    @Test
    void aVoidedCaptureLeavesNothingToPayOut() {
        List<BusinessEvent> told = new ArrayList<>();
        World world = new World(1);
        Agenda agenda = new Agenda();
        Voice voice = new Voice((event, _) -> told.add(event));
        Settlement settlement = new Settlement(Scenes.of(world, agenda, voice));
        Company company = world.companies().getFirst();
        Reference payment = settlement.newPayment(company);
        Money amount = Money.of(4_200, company.currency());
        LocalDate day = LocalDate.of(2026, 3, 2);
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);

        settlement.capture(company, payment, amount, List.of(), noon);
        assertThat(settlement.isOpen()).isTrue();
        settlement.voidCapture(payment, amount, List.of(), noon.plusSeconds(60));

        assertThat(settlement.isOpen()).isFalse();
        assertThat(told.getLast()).isInstanceOfSatisfying(PaymentVoided.class, voided -> {
            assertThat(voided.voided()).isEqualTo(VoidedStage.CAPTURE);
            assertThat(voided.amount()).isEqualTo(amount);
        });
        assertThatThrownBy(() -> settlement.voidCapture(payment, amount, List.of(), noon.plusSeconds(61)))
                .hasMessageContaining("settled already");
    }
}
