package io.tieout.simulator.retailer;

import io.tieout.event.Reference;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Value that is given away until a day: in campaigns, or with a purchase where the company does so.
final class Promotions {

    private static final List<Long> GIVEN_AWAY_MINOR = List.of(500L, 1_000L, 1_500L);
    private static final int GRANTED_PERCENT = 3;
    private static final Duration GRANTED_AFTER = Duration.ofSeconds(2);

    /// Counted from the morning of the day, in UTC.
    private static final Duration VALID = Duration.ofDays(10);

    private final Agenda agenda;
    private final Cards cards;

    Promotions(Scene scene, Cards cards) {
        this.agenda = scene.agenda();
        this.cards = cards;
    }

    void giveAway(Company company, Dice dice, Instant now) {
        give(company, dice.of(GIVEN_AWAY_MINOR), List.of(), now);
    }

    void maybeWithPurchase(Company company, Reference sale, Dice dice, Instant now) {
        if (company.promotionPolicy() == PromotionPolicy.ACCRUE && dice.percent(GRANTED_PERCENT)) {
            long minor = dice.of(GIVEN_AWAY_MINOR);
            agenda.plan(now.plus(GRANTED_AFTER), at -> give(company, minor, List.of(sale), at));
        }
    }

    private void give(Company company, long minor, List<Reference> about, Instant now) {
        Instant expiresAt = now.truncatedTo(ChronoUnit.DAYS).plus(VALID);
        cards.issue(company, new Part(StoredValueOrigin.PROMOTIONAL, minor, expiresAt), about, now);
    }
}
