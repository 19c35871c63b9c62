package io.tieout.simulator.retailer;

import io.tieout.event.ReferenceDataEvent.FxRateSet;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// The rates at which the books convert: every morning each ERP sets the same ones. They walk by chance, within bounds.
final class Rates implements Routine {

    private static final LocalTime SET_AT = LocalTime.of(5, 0);
    private static final int DECIMALS = 4;

    /// Furthest that a rate goes in a day, in its last decimal.
    private static final long STEP_MAX = 60;

    /// Furthest that a rate goes from where it began, in its last decimal.
    private static final long DISTANCE_MAX = 900;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final List<Pair> pairs =
            new ArrayList<>(List.of(new Pair("EUR", "USD", 10_850), new Pair("GBP", "EUR", 11_720)));

    /// Two currencies and what one of the first is worth.
    private static final class Pair {
        private final String from;
        private final String to;
        private final long first;
        private long rate;

        private Pair(String from, String to, long first) {
            this.from = from;
            this.to = to;
            this.first = first;
            this.rate = first;
        }

        private void walk(Dice dice) {
            long next = rate + dice.between(-STEP_MAX, STEP_MAX);
            rate = Math.clamp(next, first - DISTANCE_MAX, first + DISTANCE_MAX);
        }
    }

    Rates(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (isTrading) {
            agenda.plan(date.atTime(SET_AT).toInstant(ZoneOffset.UTC), now -> set(date, now));
        }
    }

    private void set(LocalDate date, Instant now) {
        for (Pair pair : pairs) {
            pair.walk(world.dice().of("rate-" + pair.from + pair.to, date.toEpochDay()));
            for (Company company : world.companies()) {
                tell(company, pair, now);
            }
        }
    }

    private void tell(Company company, Pair pair, Instant now) {
        String subject = pair.from + pair.to;
        BigDecimal rate = BigDecimal.valueOf(pair.rate, DECIMALS);
        voice.tell(
                company.erp(),
                "rate-" + subject + "-" + now,
                subject,
                now,
                List.of(),
                envelope -> new FxRateSet(envelope, now, pair.from, pair.to, rate));
    }
}
