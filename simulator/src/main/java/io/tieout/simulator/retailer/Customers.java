package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.CustomerEvent.CustomerObserved;
import io.tieout.event.ReferenceType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Whom the shop, the registers and the customer system believe to know, by tokens that stand for e-mail, phone and
/// loyalty number. The same person has another id in each system; see [Person].
final class Customers implements Routine {

    /// One in so many orders signs in, shows a loyalty card or leaves an address.
    private static final int ORDERS_OF_OBSERVATION = 5;

    private static final int PEOPLE = 5_000;
    private static final int REGULARS = 500;
    private static final int BY_REGULARS_PERCENT = 60;
    private static final int IN_SHOP_PERCENT = 60;
    private static final int SECOND_ACCOUNT_PERCENT = 50;
    private static final int MOVES_PERCENT = 40;
    private static final int TO_CRM_PERCENT = 50;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final int perDay;

    /// Whether a person has changed the e-mail address, by the number of the person.
    private final boolean[] hasMoved = new boolean[PEOPLE];

    private long observations;

    /// @param ordersADay over all companies
    Customers(Scene scene, int ordersADay) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.perDay = Math.max(1, ordersADay / ORDERS_OF_OBSERVATION);
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        agenda.planAroundTheClock(date, perDay, this::appear);
    }

    /// Somebody comes to the shop or to a store; often the customer system hears of it within the day.
    private void appear(Instant now) {
        Dice dice = world.dice().of("customer", observations);
        int number = dice.below(dice.percent(BY_REGULARS_PERCENT) ? REGULARS : PEOPLE);
        Person person = Person.of(world, number);
        Company company = person.company();
        if (!dice.percent(IN_SHOP_PERCENT)) {
            observe(company.registers(), person.idAtRegisters(), person.tokensAtRegisters(), now);
        } else if (person.hasSecondAccount() && dice.percent(SECOND_ACCOUNT_PERCENT)) {
            observe(company.shop(), person.secondIdAtShop(), person.tokensOfSecondAccount(), now);
        } else {
            hasMoved[number] |= person.isMoving() && dice.percent(MOVES_PERCENT);
            observe(company.shop(), person.idAtShop(), person.tokensAtShop(hasMoved[number]), now);
        }
        if (dice.percent(TO_CRM_PERCENT)) {
            agenda.plan(
                    now.plus(dice.between(Duration.ofMinutes(5), Duration.ofHours(20))),
                    at -> observe(company.customers(), person.idAtCrm(), person.tokensAtCrm(hasMoved[number]), at));
        }
    }

    private void observe(Party system, String id, Map<String, String> tokens, Instant now) {
        String observation = Long.toString(++observations);
        voice.tell(
                system,
                "customer-" + observation,
                id,
                now,
                List.of(name(ReferenceType.CUSTOMER, system, id)),
                envelope -> new CustomerObserved(envelope, observation, tokens));
    }
}
