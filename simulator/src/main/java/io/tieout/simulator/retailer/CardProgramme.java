package io.tieout.simulator.retailer;

import io.tieout.event.GiftCardMove;
import io.tieout.event.Reference;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Cards.Card;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// What the people who run the gift cards do day after day: campaigns, goodwill, corrections, lost and frozen cards,
/// and at the end of the day and of the month the statements.
final class CardProgramme implements Routine {

    /// In days, beginning with the first of 1970.
    private static final int BETWEEN_CAMPAIGNS = 3;

    private static final int GIVEN_AWAY_PER_10_000_ORDERS = 60;
    private static final int GIVEN_AWAY_MOST = 300;
    private static final int GOODWILL_PER_10_000_ORDERS = 25;
    private static final int CORRECTED_PER_10_000_ORDERS = 6;
    private static final int FROZEN_PER_10_000_ORDERS = 5;
    private static final int LOST_PER_10_000_ORDERS = 5;
    private static final Duration MONTH_END = Duration.ofHours(1);

    private final World world;
    private final Agenda agenda;
    private final Cards cards;
    private final DormantCards dormant;
    private final Promotions promotions;
    private final long ordersPerDay;

    /// @param ordersPerDay over all companies
    CardProgramme(Scene scene, Cards cards, int ordersPerDay) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.cards = cards;
        this.dormant = new DormantCards(scene, cards);
        this.promotions = new Promotions(scene, cards);
        this.ordersPerDay = ordersPerDay;
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        Instant begins = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        for (Company company : world.companiesWithShop()) {
            if (date.getDayOfMonth() == 1) {
                agenda.plan(begins.plus(MONTH_END), now -> cards.breakage().recognise(company, now));
            }
            if (isTrading) {
                new Day(company, date, begins).plan();
            }
            // A microsecond before the day ends, so that nothing else happens at that very instant.
            Instant ends = begins.plus(Duration.ofDays(1)).minusNanos(1_000);
            agenda.plan(ends, now -> cards.moves().stateMoved(company, now));
        }
    }

    /// The month in which cards were used goes on to its end.
    @Override
    public boolean isOpen() {
        return cards.breakage().isOpen();
    }

    /// What a company's people do on one day.
    private final class Day {

        private final Company company;
        private final LocalDate date;
        private final Instant begins;
        private final Dice dice;

        Day(Company company, LocalDate date, Instant begins) {
            this.company = company;
            this.date = date;
            this.begins = begins;
            this.dice = world.dice().of("cards-" + company.entity(), date.toEpochDay());
        }

        void plan() {
            dormant.plan(company, date, dice);
            boolean isGivenToAnybody = company.promotionPolicy() == PromotionPolicy.MEMO;
            if (isGivenToAnybody && date.toEpochDay() % BETWEEN_CAMPAIGNS == 0) {
                some(
                        Math.min(GIVEN_AWAY_MOST, count(GIVEN_AWAY_PER_10_000_ORDERS)),
                        now -> promotions.giveAway(company, dice, now));
            }
            some(count(GOODWILL_PER_10_000_ORDERS), this::makeUp);
            some(count(CORRECTED_PER_10_000_ORDERS), this::correct);
            some(count(FROZEN_PER_10_000_ORDERS), this::freeze);
            some(count(LOST_PER_10_000_ORDERS), this::replace);
        }

        /// At least one a day, however small the retailer is.
        private long count(int per10000) {
            return Math.max(
                    1,
                    ordersPerDay * per10000 / 10_000 / world.companiesWithShop().size());
        }

        private void some(long count, Agenda.Step step) {
            for (long i = 0; i < count; i++) {
                agenda.plan(begins.plus(dice.between(Duration.ZERO, Duration.ofHours(23))), step);
            }
        }

        /// Somebody who has just paid with a card complains.
        private void makeUp(Instant now) {
            Reference sale = cards.lastSale(company);
            if (sale != null) {
                cards.issueCredit(company, StoredValueOrigin.GOODWILL, 100 * dice.between(5, 25), List.of(sale), now);
            }
        }

        /// A card gets what a failed load left out, or loses what was on it too much.
        private void correct(Instant now) {
            Card card = cards.any(company, dice);
            long minor = 50 * dice.between(1, 10);
            if (card == null || card.purse().minorOf(StoredValueOrigin.SOLD) <= minor) {
                return;
            }
            Part part = new Part(StoredValueOrigin.SOLD, minor, null);
            if (dice.percent(60)) {
                card.purse().add(part);
                cards.moves().tell(company, GiftCardMove.ADJUSTED_UP, card, part, "load was short", now);
            } else {
                card.purse().takeSold(minor);
                cards.moves().tell(company, GiftCardMove.ADJUSTED_DOWN, card, part, "loaded too much", now);
            }
        }

        /// Somebody reports a card as stolen; mostly it is found again.
        private void freeze(Instant now) {
            Card card = cards.any(company, dice);
            if (card == null) {
                return;
            }
            cards.freeze(company, card, true, now);
            if (dice.percent(80)) {
                agenda.plan(
                        now.plus(dice.between(Duration.ofHours(2), Duration.ofDays(5))),
                        at -> cards.freeze(company, card, false, at));
            }
        }

        /// Somebody lost a card and gets another with the same on it.
        private void replace(Instant now) {
            Card lost = cards.any(company, dice);
            if (lost != null) {
                cards.transfer(company, lost, now);
            }
        }
    }
}
