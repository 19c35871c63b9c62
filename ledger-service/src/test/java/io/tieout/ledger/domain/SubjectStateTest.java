package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.EventType;
import io.tieout.ledger.domain.SubjectState.Claimed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectStateTest {

    private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");

    /// Of the state that counts, not of a lower one that came later; of the last word where it was said again.
    @Test
    void saysSinceWhen() {
        List<Claimed> claims = List.of(
                claimed("approved", AT.plusSeconds(60)),
                claimed("pending", AT.plusSeconds(300)),
                claimed("approved", AT.plusSeconds(120)));

        for (List<Claimed> order : List.of(claims, claims.reversed())) {
            assertThat(SubjectState.of(order)).singleElement().returns(AT.plusSeconds(120), SubjectState::asOf);
        }
    }

    private static Claimed claimed(String transition, Instant occurredAt) {
        return new Claimed(EventType.REFUND_PROCESSED, "source", "S1", transition, occurredAt);
    }

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "REFUND_PROCESSED, pending approved, approved",
        "REFUND_PROCESSED, pending approved failed, failed",
        "REFUND_PROCESSED, approved rejected, approved rejected",
        "REFUND_PROCESSED, unmapped:on_hold pending, pending",
        "REFUND_ISSUED, issued cancelled, cancelled",
        "ERP_ENTRY_POSTED, parked posted, posted",
        "ERP_ENTRY_POSTED, posted reversed, reversed",
        "HANDOFF_RECORDED, received forwarded dead-lettered, dead-lettered",
        "ORDER_PLACED, placed, placed",
        "PAYOUT_CHANGED, initiated paid, paid",
        "PAYOUT_CHANGED, initiated paid failed, failed",
        "CHARGEBACK_CHANGED, inquiry opened represented won second, second",
        "CHARGEBACK_CHANGED, opened won lost, lost won",
        "STOCK_COUNTED, counted approved, approved",
        "ORDER_CHANGED, changed:1 changed:2, changed:1 changed:2"
    })
    void takesTheHighestRankWhateverCameLast(EventType type, String transitions, String states) {
        List<Claimed> claims = Arrays.stream(transitions.split(" ", -1))
                .map(transition -> new Claimed(type, "source", "S1", transition, AT))
                .toList();

        for (List<Claimed> order : List.of(claims, claims.reversed())) {
            assertThat(SubjectState.of(order))
                    .singleElement()
                    .satisfies(state ->
                            assertThat(String.join(" ", state.states())).isEqualTo(states));
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "CHARGEBACK_CHANGED, won lost, true",
        "BALANCE_STATED, stated:2026-03-01T00:00:00Z stated:2026-03-02T00:00:00Z, false",
        "GIFT_CARD_MOVED, redeemed:sold redeemed:goodwill, false"
    })
    void onlyWhatHasOneStateContradictsItself(EventType type, String transitions, boolean contradicts) {
        List<Claimed> claims = Arrays.stream(transitions.split(" ", -1))
                .map(transition -> new Claimed(type, "source", "S1", transition, AT))
                .toList();

        assertThat(SubjectState.of(claims)).singleElement().returns(contradicts, SubjectState::contradictsItself);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"other source, source-2, S1", "other subject, source, S2"})
    void keepsSubjectsApart(String what, String source, String subject) {
        List<Claimed> claims = List.of(
                new Claimed(EventType.REFUND_PROCESSED, "source", "S1", "approved", AT),
                new Claimed(EventType.REFUND_PROCESSED, source, subject, "rejected", AT));

        assertThat(SubjectState.of(claims)).as(what).hasSize(2).noneMatch(SubjectState::contradictsItself);
        assertThat(SubjectState.of(Collections.emptyList())).isEmpty();
    }
}
