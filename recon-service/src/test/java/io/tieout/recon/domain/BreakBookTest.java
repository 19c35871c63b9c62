package io.tieout.recon.domain;

import static io.tieout.recon.fixture.Scene.IN_TIME;
import static io.tieout.recon.fixture.Scene.LATER;
import static io.tieout.recon.fixture.Scene.SOON;
import static io.tieout.recon.fixture.Scene.T;
import static io.tieout.recon.fixture.Shop.order;
import static io.tieout.recon.fixture.Shop.payment;
import static io.tieout.recon.fixture.Shop.refund;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpState;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.acceptance.Proposal;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Scene;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The life of breaks: what keeps its id, its age and its version while the story changes.
class BreakBookTest {

    private static final UUID TRANSACTION = UUID.fromString("00000000-0000-8000-8000-000000000001");

    private final Scene scene = new Scene();
    private final Map<UUID, Break> book = new HashMap<>();
    private BreakBook.Page page = new BreakBook.Page(List.of(), null);

    @Test
    void opensOnceAndSaysNothingMoreWhileNothingChanges() {
        missing("35.50");

        BreakState opened = fold(LATER).getFirst();

        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.status()).isEqualTo(BreakStatus.OPEN);
        assertThat(opened.firstDetectedAt()).isEqualTo(LATER);
        assertThat(opened.breakId().version()).isEqualTo(8);
        assertThat(fold(LATER.plusSeconds(60))).isEmpty();
    }

    @Test
    void closesByItselfAsLateAndKeepsWhenItWasFirstDetected() {
        missing("35.50");
        BreakState opened = fold(LATER).getFirst();
        scene.shop().posted("CM", "1", usd("35.50"), null, "2026-03-03T13:10:00Z");
        Instant arrived = Instant.parse("2026-03-03T13:11:00Z");

        BreakState late = fold(arrived).getFirst();

        assertThat(late.breakId()).isEqualTo(opened.breakId());
        assertThat(late.breakClass()).isEqualTo(BreakClass.LATE);
        assertThat(late.status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(late.version()).isEqualTo(2);
        assertThat(late.firstDetectedAt()).isEqualTo(LATER);
        assertThat(late.closedAt()).isEqualTo(arrived);
        assertThat(fold(arrived.plusSeconds(60))).isEmpty();
    }

    @Test
    void leavesTheBreaksOfAnotherRuleAlone() {
        missing("35.50");
        BreakState opened = fold(LATER).getFirst();
        Terms another = new Terms(
                "another",
                1,
                Legs.terms().severity(),
                Legs.terms().calendar(),
                Legs.terms().legsMax());

        BreakBook.Page page = new BreakBook(another, "demo", TRANSACTION, LATER.plusSeconds(60))
                .after(List.of(), List.copyOf(book.values()));

        assertThat(page.changed()).isEmpty();
        assertThat(opened.rule()).isEqualTo("refunds");
    }

    @Test
    void keepsItsIdAndAgeWhenItsClassChangesAndWhenItReopens() {
        missing("35.50");
        BreakState opened = fold(LATER).getFirst();
        scene.shop().posted("CM", "1", usd("3.55"), null, "2026-03-03T12:30:00Z");
        BreakState amount = fold(LATER.plusSeconds(3600)).getFirst();
        scene.shop()
                .document("CM", ErpState.REVERSED, List.of(refund("1")), usd("3.55"), null, "2026-03-03T13:30:00Z")
                .posted("CM2", "1", usd("35.50"), null, "2026-03-03T13:31:00Z");
        BreakState closed = fold(LATER.plusSeconds(7200)).getFirst();
        scene.shop().posted("CM3", "1", usd("35.50"), null, "2026-03-03T14:00:00Z");
        BreakState reopened = fold(LATER.plusSeconds(10_800)).getFirst();

        assertThat(amount.breakClass()).isEqualTo(BreakClass.AMOUNT);
        assertThat(closed.status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(reopened.breakClass()).isEqualTo(BreakClass.DUPLICATE_POSTING);
        assertThat(reopened.status()).isEqualTo(BreakStatus.OPEN);
        assertThat(reopened.closedAt()).isNull();
        assertThat(List.of(opened, amount, closed, reopened))
                .extracting(BreakState::version)
                .containsExactly(1, 2, 3, 4);
        assertThat(List.of(amount, closed, reopened)).allSatisfy(state -> {
            assertThat(state.breakId()).isEqualTo(opened.breakId());
            assertThat(state.firstDetectedAt()).isEqualTo(LATER);
        });
    }

    @Test
    void absorbsAMissingRefundIntoThePartialsItTurnsOutToBeOneOf() {
        missing("12.40");
        BreakState alone = fold(LATER).getFirst();
        scene.shop()
                .issued("2", "A", usd("30.00"), null, "2026-03-03T12:30:00Z")
                .approved("re_2", "A", usd("30.00"), "2026-03-03T12:30:05Z")
                .posted("CM2", "2", usd("30.00"), null, "2026-03-03T12:35:00Z");

        Map<String, BreakState> states = new HashMap<>();
        fold(LATER.plusSeconds(3600)).forEach(state -> states.put(state.ruleKey(), state));

        assertThat(states.get("refund:shopify-us:1"))
                .satisfies(absorbed -> assertThat(absorbed.status()).isEqualTo(BreakStatus.ABSORBED));
        assertThat(states.get("order:shopify-us:A")).satisfies(group -> {
            assertThat(group.breakClass()).isEqualTo(BreakClass.PARTIALS_NOT_SUMMING);
            assertThat(group.firstDetectedAt()).isEqualTo(alone.firstDetectedAt());
            assertThat(group.breakId()).isNotEqualTo(alone.breakId());
        });
    }

    @Test
    void absorbsThePartialsOfWhichTheMissingOneCameLate() {
        missing("12.40");
        scene.shop()
                .issued("2", "A", usd("30.00"), null, T)
                .approved("re_2", "A", usd("30.00"), SOON)
                .posted("CM2", "2", usd("30.00"), null, IN_TIME);
        BreakState partials = fold(LATER).getFirst();
        scene.shop().posted("CM1", "1", usd("12.40"), null, "2026-03-03T13:10:00Z");

        Map<String, BreakState> states = new HashMap<>();
        fold(LATER.plusSeconds(7200)).forEach(state -> states.put(state.ruleKey(), state));

        assertThat(states.get(partials.ruleKey()))
                .satisfies(absorbed -> assertThat(absorbed.status()).isEqualTo(BreakStatus.ABSORBED));
        assertThat(states.get("refund:shopify-us:1")).satisfies(late -> {
            assertThat(late.breakClass()).isEqualTo(BreakClass.LATE);
            assertThat(late.firstDetectedAt()).isEqualTo(partials.firstDetectedAt());
        });
    }

    @Test
    void absorbsTheProcessorsStoryWhenAPaymentTiesItToTheStorefronts() {
        scene.shop()
                .issued("1", "A", usd("10.00"), null, T)
                .processed("re_1", payment("pi_1"), RefundStatus.REJECTED, usd("10.00"), SOON)
                .posted("CM", "1", usd("10.00"), null, IN_TIME);
        Instant nextWeek = Instant.parse("2026-03-09T12:00:00Z");
        assertThat(fold(nextWeek)).extracting(BreakState::ruleKey).containsExactly("refund:shopify-us:1");
        scene.shop().captured("pi_1", "A", usd("50.00"), "2026-03-01T10:00:00Z");

        BreakState tied = fold(nextWeek.plusSeconds(60)).getFirst();

        assertThat(tied.ruleKey()).isEqualTo("refund:shopify-us:1");
        assertThat(tied.breakClass()).isEqualTo(BreakClass.REJECTED_OR_STUCK);
        assertThat(tied.firstDetectedAt()).isEqualTo(nextWeek);
    }

    @Test
    void raisesTheSeverityWithAgeAndSaysWhen() {
        missing("500.00");
        assertThat(fold(LATER).getFirst().severity()).isEqualTo(Severity.P2);
        Instant lift = Instant.parse("2026-04-03T00:00:00Z");
        assertThat(page.nextAgeAt()).isEqualTo(lift);

        assertThat(fold(lift.minusMillis(1))).isEmpty();
        assertThat(fold(lift).getFirst().severity()).isEqualTo(Severity.P1);
    }

    @Test
    void lowersTheSeverityOfSmallAmountsUnlessTheCustomerWaits() {
        missing("35.50");
        assertThat(fold(LATER).getFirst().severity()).isEqualTo(Severity.P4);

        Scene owed = new Scene();
        owed.shop()
                .issued("1", "A", usd("18.00"), null, T)
                .processed("re_1", order("A"), RefundStatus.REJECTED, usd("18.00"), SOON)
                .posted("CM", "1", usd("18.00"), null, IN_TIME);
        BreakBook other = new BreakBook(Legs.terms(), "demo", TRANSACTION, LATER);
        assertThat(other.after(owed.findings(LATER), List.of())
                        .changed()
                        .getFirst()
                        .state()
                        .severity())
                .isEqualTo(Severity.P2);
    }

    @Test
    void givesTheSameIdWhateverTheClassTheTransactionAndTheVersionOfTheRule() {
        FindingKey key = new FindingKey("refund:shopify-us:1", 0);

        assertThat(BreakId.of("demo", "refunds", key)).isEqualTo(BreakId.of("demo", "refunds", key));
        assertThat(BreakId.of("demo", "refunds", key))
                .isNotEqualTo(BreakId.of("other", "refunds", key))
                .isNotEqualTo(BreakId.of("demo", "refunds", new FindingKey("refund:shopify-us:1", 1)))
                .isNotEqualTo(BreakId.of("demo", "refunds", new FindingKey("refund:shopify-us:2", 0)));
    }

    @Test
    void followsItsTransactionWhenThatIsMerged() {
        missing("35.50");
        BreakState opened = fold(LATER).getFirst();
        UUID survivor = UUID.fromString("00000000-0000-8000-8000-000000000000");

        BreakState moved = new BreakBook(Legs.terms(), "demo", survivor, LATER)
                .after(scene.findings(LATER), List.copyOf(book.values()))
                .changed()
                .getFirst()
                .state();

        assertThat(moved.breakId()).isEqualTo(opened.breakId());
        assertThat(moved.correlationId()).isEqualTo(survivor);
        assertThat(moved.version()).isEqualTo(2);
    }

    @Test
    void staysAcceptedWhileClassAndAmountAreThoseThatWereAccepted() {
        missing("35.50");
        accept(fold(LATER).getFirst());

        assertThat(fold(LATER.plusSeconds(60))).isEmpty();
        assertThat(page.nextAgeAt()).isNull();
        assertThat(only().state().status()).isEqualTo(BreakStatus.ACCEPTED);
        assertThat(only().state().version()).isEqualTo(2);
    }

    @Test
    void opensAgainWhenWhatWasAcceptedBecomesAnotherAmount() {
        missing("35.50");
        BreakState opened = fold(LATER).getFirst();
        accept(opened);
        scene.shop().posted("CM", "1", usd("3.55"), null, "2026-03-03T12:30:00Z");

        BreakState reopened = fold(LATER.plusSeconds(3600)).getFirst();

        assertThat(reopened.breakId()).isEqualTo(opened.breakId());
        assertThat(reopened.status()).isEqualTo(BreakStatus.OPEN);
        assertThat(reopened.delta()).isEqualTo(usd("31.95"));
        assertThat(reopened.accepted()).isNull();
        assertThat(reopened.firstDetectedAt()).isEqualTo(LATER);
        assertThat(reopened.version()).isEqualTo(3);
    }

    @Test
    void closesWhatWasAcceptedWhenFactsHealIt() {
        missing("35.50");
        accept(fold(LATER).getFirst());
        scene.shop().posted("CM", "1", usd("35.50"), null, "2026-03-03T13:10:00Z");

        BreakState late = fold(LATER.plusSeconds(7200)).getFirst();

        assertThat(late.status()).isEqualTo(BreakStatus.CLOSED);
        assertThat(late.accepted()).isNull();
        assertThat(late.closedAt()).isEqualTo(LATER.plusSeconds(7200));
    }

    /// Acceptance was of one record; that it is a partial of several is another difference.
    @Test
    void doesNotPassAnAcceptanceOnToAnotherKey() {
        missing("12.40");
        accept(fold(LATER).getFirst());
        scene.shop()
                .issued("2", "A", usd("30.00"), null, "2026-03-03T12:30:00Z")
                .approved("re_2", "A", usd("30.00"), "2026-03-03T12:30:05Z")
                .posted("CM2", "2", usd("30.00"), null, "2026-03-03T12:35:00Z");

        assertThat(fold(LATER.plusSeconds(3600)))
                .extracting(state -> state.ruleKey() + " " + state.status().code())
                .containsExactlyInAnyOrder("refund:shopify-us:1 absorbed", "order:shopify-us:A open");
    }

    private void accept(BreakState opened) {
        Acceptance acceptance = Proposal.of(opened, "small", "ana", LATER).approved("ben", LATER);
        book.compute(opened.breakId(), (_, each) -> each == null ? null : each.accepted(acceptance));
    }

    private Break only() {
        assertThat(book).hasSize(1);
        return book.values().iterator().next();
    }

    private void missing(String amount) {
        scene.shop().issued("1", "A", usd(amount), null, T).approved("re_1", "A", usd(amount), SOON);
    }

    /// Folds at an instant, writes the changes to the book and returns them.
    private List<BreakState> fold(Instant at) {
        page = new BreakBook(Legs.terms(), "demo", TRANSACTION, at)
                .after(scene.findings(at), List.copyOf(book.values()));
        page.changed().forEach(changed -> book.put(changed.id(), changed));
        return page.changed().stream().map(Break::state).toList();
    }
}
