package io.tieout.simulator.retailer;

import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Cards.Card;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Cards that were sold years before the first day and of which nobody will use the rest. The platform states what is
/// on them at the beginning, and recognises most of it as breakage, which the retailer had not done before. In the
/// United States it goes to the state of the holder, elsewhere it expires by law.
final class DormantCards {

    private static final int CARDS = 60;
    private static final int YEARS = 4;
    private static final Duration RECOGNISED_AT = Duration.ofHours(1);
    private static final Duration AT = Duration.ofHours(2);
    private static final int RECOGNISED_PERCENT = 80;
    private static final List<String> JURISDICTIONS = List.of("US-DE", "US-NY", "US-CA", "US-TX");

    private final Agenda agenda;
    private final Cards cards;
    private final Map<Company, Deque<Dormant>> dormant = new HashMap<>();

    /// @param recognisedMinor the part of it that is not expected to be used
    private record Dormant(Card card, long recognisedMinor) {}

    DormantCards(Scene scene, Cards cards) {
        this.agenda = scene.agenda();
        this.cards = cards;
    }

    void plan(Company company, LocalDate date, Dice dice) {
        Instant begins = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        Deque<Dormant> some = dormant.computeIfAbsent(company, _ -> opening(company, begins, dice));
        for (long i = dice.between(1, 2); i > 0 && !some.isEmpty(); i--) {
            Dormant next = some.removeFirst();
            String jurisdiction = dice.of(JURISDICTIONS);
            agenda.plan(begins.plus(AT), now -> end(company, next, jurisdiction, now));
        }
    }

    private Deque<Dormant> opening(Company company, Instant begins, Dice dice) {
        Deque<Dormant> some = new ArrayDeque<>();
        YearMonth cohort = YearMonth.from(begins.atOffset(ZoneOffset.UTC)).minusYears(YEARS);
        for (int i = 0; i < CARDS; i++) {
            Card card = cards.unopened(cohort);
            card.purse().add(new Part(StoredValueOrigin.SOLD, dice.between(120, 4_500), null));
            long percent = dice.percent(RECOGNISED_PERCENT) ? dice.between(30, 100) : 0;
            some.add(new Dormant(card, card.balanceMinor() * percent / 100));
            agenda.plan(begins, now -> cards.moves().open(company, card, now));
        }
        long recognised = some.stream().mapToLong(Dormant::recognisedMinor).sum();
        agenda.plan(begins.plus(RECOGNISED_AT), now -> cards.breakage().recogniseAll(company, cohort, recognised, now));
        return some;
    }

    private void end(Company company, Dormant dormant, String jurisdiction, Instant now) {
        Card card = dormant.card();
        List<Part> gone = card.purse().take(card.balanceMinor());
        boolean isEscheated = company.entity().equals("US");
        cards.moves().ended(company, card, gone, isEscheated ? jurisdiction : null, dormant.recognisedMinor(), now);
    }
}
