package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.EntrySide;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Disputed payments, from the first question to the last decision.
class DisputesTest {

    private static final Told TOLD = Told.only(
            EnumSet.of(
                    EventType.PAYMENT_CAPTURED,
                    EventType.REFUND_PROCESSED,
                    EventType.CHARGEBACK_CHANGED,
                    EventType.SETTLEMENT_LINE_STATED,
                    EventType.ERP_ENTRY_POSTED),
            13,
            5,
            12_000);

    private static final Set<List<ChargebackStage>> COURSES = Set.of(
            List.of(),
            List.of(ChargebackStage.OPENED, ChargebackStage.LOST),
            List.of(ChargebackStage.OPENED, ChargebackStage.REPRESENTED, ChargebackStage.LOST),
            List.of(ChargebackStage.OPENED, ChargebackStage.REPRESENTED, ChargebackStage.REVERSED),
            List.of(ChargebackStage.OPENED, ChargebackStage.REPRESENTED, ChargebackStage.WON),
            List.of(
                    ChargebackStage.OPENED,
                    ChargebackStage.REPRESENTED,
                    ChargebackStage.WON,
                    ChargebackStage.SECOND,
                    ChargebackStage.LOST));

    private static Map<Reference, List<ChargebackChanged>> disputes() {
        Map<Reference, List<ChargebackChanged>> disputes = new HashMap<>();
        TOLD.all(ChargebackChanged.class)
                .forEach(event -> disputes.computeIfAbsent(
                                named(event, ReferenceType.CHARGEBACK), _ -> new ArrayList<>())
                        .add(event));
        return disputes;
    }

    @Test
    void aDisputeTakesOneOfItsCoursesAndAllOccur() {
        Set<List<ChargebackStage>> seen = new HashSet<>();
        int inquiries = 0;
        for (List<ChargebackChanged> dispute : disputes().values()) {
            List<ChargebackStage> stages = new ArrayList<>(
                    dispute.stream().map(ChargebackChanged::stage).toList());
            inquiries += stages.remove(ChargebackStage.INQUIRY) ? 1 : 0;
            seen.add(stages);
        }
        assertThat(seen).isEqualTo(COURSES);
        assertThat(inquiries).isGreaterThan(10);
    }

    @Test
    void aFewOfAThousandPaymentsAreDisputedAndNoneThatWasRefunded() {
        Map<Reference, Money> captured = new HashMap<>();
        TOLD.all(PaymentCaptured.class)
                .forEach(event -> captured.put(named(event, ReferenceType.PAYMENT), event.amount()));
        Set<Reference> refunded = new HashSet<>();
        TOLD.all(RefundProcessed.class).forEach(event -> refunded.add(named(event, ReferenceType.ORDER)));

        assertThat(disputes().size() * 1_000L / captured.size()).isBetween(2L, 4L);
        assertThat(TOLD.all(ChargebackChanged.class)).allSatisfy(dispute -> {
            assertThat(dispute.amount()).isEqualTo(captured.get(named(dispute, ReferenceType.PAYMENT)));
            if (dispute.stage() != ChargebackStage.INQUIRY) {
                assertThat(refunded).doesNotContain(named(dispute, ReferenceType.ORDER));
            }
        });
    }

    @Test
    void theLinesOfADisputeAreWhatItsStagesWithdrewAndGaveBack() {
        Map<Reference, List<Long>> lines = new HashMap<>();
        TOLD.all(SettlementLineStated.class).stream()
                .filter(line -> line.kind() == SettlementKind.CHARGEBACK)
                .forEach(line -> lines.computeIfAbsent(named(line, ReferenceType.CHARGEBACK), _ -> new ArrayList<>())
                        .add(line.net().minor()));

        assertThat(disputes()).allSatisfy((dispute, changes) -> {
            List<Long> expected = new ArrayList<>();
            for (ChargebackChanged change : changes) {
                long fee = change.fee() == null ? 0 : change.fee().minor();
                switch (change.stage()) {
                    case OPENED, SECOND -> {
                        assertThat(fee).isIn(1_500L, 2_000L);
                        expected.add(-change.amount().minor() - fee);
                    }
                    case WON, REVERSED -> expected.add(change.amount().minor() + fee);
                    case INQUIRY, REPRESENTED, LOST -> {}
                }
            }
            assertThat(lines.getOrDefault(dispute, List.of())).isEqualTo(expected);
        });
    }

    /// Account 1250 of the ERP holds what is undecided: nothing in the end.
    @Test
    void theErpHoldsNothingDisputedInTheEnd() {
        Map<Reference, Long> held = new HashMap<>();
        for (ErpEntryPosted document : TOLD.all(ErpEntryPosted.class)) {
            for (ErpLine line : document.lines()) {
                if (line.account().equals("1250") && document.carries() != null) {
                    long sign = line.side() == EntrySide.DEBIT ? 1 : -1;
                    held.merge(document.carries(), sign * line.amount().minor(), Long::sum);
                }
            }
        }
        Set<Reference> withdrawn = new HashSet<>();
        disputes().forEach((dispute, changes) -> {
            if (changes.stream().anyMatch(change -> change.stage() == ChargebackStage.OPENED)) {
                withdrawn.add(dispute);
            }
        });
        assertThat(held.keySet()).isEqualTo(withdrawn);
        assertThat(held.values()).containsOnly(0L);
    }
}
