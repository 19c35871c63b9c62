package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes wrong is written down, happens as it says, and changes nothing else.
class FaultsTest {

    /// What was told, and the truth about it.
    private record Run(List<BusinessEvent> told, List<Injection> truth) {

        static Run of(FaultPlan faults) {
            List<BusinessEvent> told = new ArrayList<>();
            List<Injection> truth = new ArrayList<>();
            new Retailer(new Retailer.Plan(11, LocalDate.of(2026, 3, 6), 3, 400, faults), told::add, truth::add)
                    .live(_ -> {});
            return new Run(told, truth);
        }

        List<ErpEntryPosted> documentsOf(Reference about) {
            return told.stream()
                    .filter(ErpEntryPosted.class::isInstance)
                    .map(ErpEntryPosted.class::cast)
                    .filter(entry -> about.equals(entry.carries()))
                    .toList();
        }

        Set<HandoffStage> stagesOf(Reference about) {
            return told.stream()
                    .filter(HandoffRecorded.class::isInstance)
                    .map(HandoffRecorded.class::cast)
                    .filter(entry -> about.equals(entry.about()))
                    .map(HandoffRecorded::stage)
                    .collect(Collectors.toSet());
        }
    }

    private static final Run CLEAN = Run.of(FaultPlan.none());
    private static final Run FAULTY = Run.of(FaultPlan.parse("all=4"));

    private static Set<String> others(Run run, Set<Reference> affected) {
        return run.told().stream()
                .filter(event -> !affected.contains(carried(event)))
                .map(BusinessEvent::toString)
                .collect(Collectors.toSet());
    }

    private static Object carried(BusinessEvent event) {
        return switch (event) {
            case ErpEntryPosted entry -> java.util.Objects.requireNonNullElse(entry.carries(), "nothing");
            case HandoffRecorded handoff -> handoff.about();
            default -> "nothing";
        };
    }

    @Test
    void nothingElseChanges() {
        Set<Reference> affected = FAULTY.truth().stream().map(Injection::about).collect(Collectors.toSet());

        assertThat(others(FAULTY, affected)).isEqualTo(others(CLEAN, affected));
        assertThat(affected).hasSizeGreaterThan(100);
        assertThat(CLEAN.truth()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void happensAsTheTruthSays(Fault fault) {
        List<Injection> injected = FAULTY.truth().stream()
                .filter(injection -> injection.fault() == fault)
                .toList();

        assertThat(injected).isNotEmpty().allSatisfy(injection -> {
            Reference about = injection.about();
            List<ErpEntryPosted> documents = FAULTY.documentsOf(about);
            Money posted = documents.stream()
                    .map(ErpEntryPosted::amount)
                    .reduce(Money.zero(injection.amount().currency()), Money::plus);
            assertThat(injection.amount().minus(posted)).isEqualTo(injection.delta());
            assertThat(documents).hasSize(documentsExpected(fault));
            assertThat(FAULTY.stagesOf(about)).isEqualTo(stagesExpected(fault));
            ErpEntryPosted clean = CLEAN.documentsOf(about).getFirst();
            for (ErpEntryPosted document : documents) {
                assertThat(document.documentType().equals(clean.documentType())).isEqualTo(fault != Fault.WRONG_TYPE);
                assertThat(java.util.Objects.equals(document.reason(), clean.reason()))
                        .isEqualTo(fault != Fault.REASON_LOST);
                assertThat(document.envelope()
                                .occurredAt()
                                .isAfter(clean.envelope().occurredAt().plusSeconds(1)))
                        .isEqualTo(fault == Fault.LATE);
            }
        });
    }

    private static int documentsExpected(Fault fault) {
        return switch (fault) {
            case NOT_RECEIVED, DEAD_LETTERED, REJECTED, SWALLOWED -> 0;
            case WRONG_AMOUNT, REASON_LOST, WRONG_TYPE, LATE -> 1;
            case POSTED_TWICE -> 2;
        };
    }

    private static Set<HandoffStage> stagesExpected(Fault fault) {
        return switch (fault) {
            case NOT_RECEIVED -> Set.of();
            case DEAD_LETTERED -> Set.of(HandoffStage.RECEIVED, HandoffStage.DEAD_LETTERED);
            case REJECTED -> Set.of(HandoffStage.RECEIVED, HandoffStage.FORWARDED, HandoffStage.REJECTED);
            case SWALLOWED, WRONG_AMOUNT, POSTED_TWICE, REASON_LOST, WRONG_TYPE, LATE ->
                Set.of(HandoffStage.RECEIVED, HandoffStage.FORWARDED, HandoffStage.ACKNOWLEDGED);
        };
    }

    @Test
    void aRecordIsInjectedOnceAndShowsAfterItHappened() {
        Set<Reference> seen = new HashSet<>();
        assertThat(FAULTY.truth()).allSatisfy(injection -> {
            assertThat(seen.add(injection.about())).isTrue();
            assertThat(injection.detectableAt()).isAfter(injection.injectedAt());
        });
    }

    /// Except where the missing fault would have hidden another one.
    @Test
    void aFaultThatIsTakenOutLeavesTheOthersWhereTheyAre() {
        Map<Fault, Integer> rates = new EnumMap<>(FaultPlan.parse("all=4").perMillion());
        rates.remove(Fault.LATE);
        Map<Reference, Fault> without = faults(Run.of(new FaultPlan(rates)));

        Map<Reference, Fault> expected = new HashMap<>(faults(FAULTY));
        expected.values().removeIf(fault -> fault == Fault.LATE);
        assertThat(without).isEqualTo(expected);
    }

    private static Map<Reference, Fault> faults(Run run) {
        return run.truth().stream().collect(Collectors.toMap(Injection::about, Injection::fault));
    }

    @Test
    void ratesAreShares() {
        long messages =
                CLEAN.told().stream().filter(ErpEntryPosted.class::isInstance).count();
        Map<Fault, Long> counts =
                FAULTY.truth().stream().collect(Collectors.groupingBy(Injection::fault, Collectors.counting()));

        // The seed is fixed, so this can only fail when the dice change: half to double of 4 %.
        assertThat(counts.get(Fault.DEAD_LETTERED)).isBetween(messages * 2 / 100, messages * 8 / 100);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nonsense=1        | unknown "nonsense"
            late              | write name=percent
            late=101          | from 0 to 100
            late=-1           | from 0 to 100
            late=0.00001      | up to four decimals
            late=much         | up to four decimals
            """)
    void refusesAPlanThatCannotBe(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text)).hasMessageContaining(message);
    }

    @Test
    void readsAPlan() {
        assertThat(FaultPlan.parse("late=0.5,wrong-amount=100").perMillion())
                .containsOnly(Map.entry(Fault.LATE, 5_000), Map.entry(Fault.WRONG_AMOUNT, 1_000_000));
        assertThat(FaultPlan.parse("all=0.0001").perMillion()).containsOnlyKeys(Fault.values());
    }
}
