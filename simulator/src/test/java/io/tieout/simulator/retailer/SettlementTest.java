package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.VoidedStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Both processors of each company: who tells of what, and that their accounts tie to what they state.
class SettlementTest {

    static final Set<EventType> TYPES = EnumSet.of(
            EventType.PAYMENT_AUTHORIZED,
            EventType.PAYMENT_CAPTURED,
            EventType.PAYMENT_VOIDED,
            EventType.REFUND_PROCESSED,
            EventType.CHARGEBACK_CHANGED,
            EventType.SETTLEMENT_LINE_STATED,
            EventType.PAYOUT_CHANGED,
            EventType.BALANCE_STATED,
            EventType.BANK_LINE_STATED,
            EventType.ERP_ENTRY_POSTED);

    private static final Told TOLD = Told.only(TYPES, 11, 6, 2_500);

    /// By how much an event changes what a processor owes before fees, in minor units.
    static long notYetPaidOut(BusinessEvent event) {
        return switch (event) {
            case SettlementLineStated line ->
                switch (line.kind()) {
                    case CHARGE, REFUND, PAYOUT -> -line.gross().minor();
                    case CHARGEBACK -> -line.net().minor();
                    case FEE,
                            TAX_ON_FEE,
                            RESERVE_HOLD,
                            RESERVE_RELEASE,
                            ADJUSTMENT,
                            CONVERSION,
                            BALANCE_TRANSFER,
                            UNMAPPED -> 0;
                };
            case PayoutChanged payout ->
                switch (payout.status()) {
                    case INITIATED ->
                        payout.method() == PayoutMethod.MANUAL
                                ? -payout.amount().minor()
                                : 0;
                    case FAILED -> payout.amount().minor();
                    case PAID -> 0;
                };
            default -> claimed(event);
        };
    }

    /// What customers paid and have back.
    private static long claimed(BusinessEvent event) {
        return switch (event) {
            case PaymentCaptured captured -> captured.amount().minor();
            case PaymentVoided voided ->
                voided.voided() == VoidedStage.CAPTURE ? -voided.amount().minor() : 0;
            case RefundProcessed refund ->
                refund.status() == RefundStatus.APPROVED ? -refund.amount().minor() : 0;
            case ChargebackChanged dispute -> {
                long fee = dispute.fee() == null ? 0 : dispute.fee().minor();
                yield switch (dispute.stage()) {
                    case OPENED, SECOND -> -dispute.amount().minor() - fee;
                    case WON, REVERSED -> dispute.amount().minor() + fee;
                    case INQUIRY, REPRESENTED, LOST -> 0;
                };
            }
            default -> 0;
        };
    }

    /// What the processor clearing account gets of an event by the posting table, rows 1b to 22.
    private static long clearing(BusinessEvent event) {
        return switch (event) {
            case SettlementLineStated line ->
                switch (line.kind()) {
                    case CHARGE, REFUND, FEE, TAX_ON_FEE -> -line.fee().minor();
                    case RESERVE_HOLD, RESERVE_RELEASE, ADJUSTMENT, CONVERSION ->
                        line.net().minor();
                    case CHARGEBACK, PAYOUT, BALANCE_TRANSFER, UNMAPPED -> 0;
                };
            case PayoutChanged payout ->
                switch (payout.status()) {
                    case INITIATED -> -payout.amount().minor();
                    case FAILED -> payout.amount().minor();
                    case PAID -> 0;
                };
            default -> claimed(event);
        };
    }

    private record Balance(String source, Currency currency) {}

    @Test
    void theClearingAccountTiesToEveryStatedBalance() {
        Map<Balance, Long> clearing = new HashMap<>();
        int stated = 0;
        for (BusinessEvent event : TOLD.events()) {
            Money principal = event.principal();
            if (principal == null) {
                continue;
            }
            Balance key = new Balance(event.envelope().source(), principal.currency());
            if (event instanceof BalanceStated balance && balance.kind() == BalanceKind.PROCESSOR) {
                assertThat(clearing.getOrDefault(key, 0L)).as("%s", balance).isEqualTo(principal.minor());
                stated++;
            }
            clearing.merge(key, clearing(event), Long::sum);
        }
        assertThat(stated).isGreaterThan(4 * 20);
        assertThat(clearing.keySet())
                .contains(new Balance("wallet-de", Currency.getInstance("GBP")))
                .hasSizeGreaterThan(4);
        assertThat(clearing.values()).containsOnly(0L);
    }

    @Test
    void theReserveIsWhatTheWalletHoldsBackAndComesToNothing() {
        Map<String, Long> reserve = new HashMap<>();
        long most = 0;
        for (BusinessEvent event : TOLD.events()) {
            String source = event.envelope().source();
            if (event instanceof SettlementLineStated line) {
                switch (line.kind()) {
                    case RESERVE_HOLD, RESERVE_RELEASE ->
                        reserve.merge(source, -line.gross().minor(), Long::sum);
                    default -> {}
                }
            } else if (event instanceof BalanceStated stated && stated.kind() == BalanceKind.PROCESSOR_RESERVE) {
                long minor = Objects.requireNonNull(stated.balance()).minor();
                assertThat(minor).isEqualTo(reserve.getOrDefault(source, 0L)).isNotNegative();
                most = Math.max(most, minor);
            }
        }
        assertThat(most).isPositive();
        assertThat(reserve).containsOnlyKeys("wallet-us", "wallet-de", "wallet-out");
        assertThat(reserve.values()).containsOnly(0L);
    }

    @Test
    void aPaymentIsToldOfByTheProcessorThatIssuedIt() {
        Set<String> sources = new HashSet<>();
        assertThat(TOLD.all(PaymentEvent.class)).allSatisfy(event -> {
            String source = event.envelope().source();
            assertThat(named(event, ReferenceType.PAYMENT).issuer()).isEqualTo(source);
            sources.add(source);
        });
        assertThat(sources)
                .containsExactlyInAnyOrder(
                        "processor-us",
                        "wallet-us",
                        "processor-de",
                        "wallet-de",
                        "processor-out",
                        "wallet-out",
                        "marketplace-us",
                        "marketplace-de");
        assertThat(TOLD.all(PaymentAuthorized.class)).isNotEmpty();
    }

    @Test
    void aRefundGoesWhereItsOrderWasPaid() {
        Map<Reference, String> paidAt = new HashMap<>();
        TOLD.all(PaymentCaptured.class)
                .forEach(event -> paidAt.put(
                        named(event, ReferenceType.ORDER), event.envelope().source()));
        Set<String> sources = new HashSet<>();

        assertThat(TOLD.all(RefundProcessed.class)).allSatisfy(refund -> {
            assertThat(refund.envelope().source()).isEqualTo(paidAt.get(named(refund, ReferenceType.ORDER)));
            sources.add(refund.envelope().source());
        });
        assertThat(sources).hasSize(8);
    }

    /// Most are approved within hours; a bank that takes days stays within the five business days that it may.
    @Test
    void aRefundIsPendingBeforeItIsApprovedInTime() {
        Map<String, Instant> pending = new HashMap<>();
        List<Duration> waited = new ArrayList<>();
        for (RefundProcessed refund : TOLD.without(SourceRole.MARKETPLACE).all(RefundProcessed.class)) {
            String name = refund.envelope().source() + refund.envelope().subject();
            Instant at = refund.envelope().occurredAt();
            switch (refund.status()) {
                case PENDING -> assertThat(pending.put(name, at)).isNull();
                case APPROVED -> waited.add(Duration.between(Objects.requireNonNull(pending.remove(name)), at));
                default -> throw new AssertionError(refund);
            }
        }

        assertThat(pending).isEmpty();
        assertThat(waited)
                .hasSizeGreaterThan(200)
                .allSatisfy(time -> assertThat(time).isLessThanOrEqualTo(Duration.ofDays(4)));
        assertThat(waited)
                .filteredOn(time -> time.compareTo(Duration.ofHours(20)) >= 0)
                .hasSizeBetween(waited.size() / 20, waited.size() / 5);
    }

    @Test
    void aPayoutHasADocumentAndAReturnedOneASecond() {
        Map<Reference, Long> documents = new HashMap<>();
        TOLD.all(io.tieout.event.ErpEvent.ErpEntryPosted.class).forEach(document -> {
            long sign = document.documentType().endsWith("payout") ? 1 : -1;
            documents.merge(
                    Objects.requireNonNull(document.carries()),
                    sign * document.amount().minor(),
                    Long::sum);
        });
        Map<Reference, Long> expected = new HashMap<>();
        TOLD.all(PayoutChanged.class).forEach(payout -> {
            long minor = payout.amount().minor();
            long booked = payout.status() == PayoutStatus.INITIATED ? minor : 0;
            expected.merge(
                    named(payout, ReferenceType.PAYOUT),
                    payout.status() == PayoutStatus.FAILED ? -minor : booked,
                    Long::sum);
        });

        assertThat(expected)
                .hasSizeGreaterThan(60)
                .allSatisfy((payout, minor) -> assertThat(documents.get(payout)).isEqualTo(minor));
    }
}
