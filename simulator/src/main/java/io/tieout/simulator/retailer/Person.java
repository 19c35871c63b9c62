package io.tieout.simulator.retailer;

import java.util.HexFormat;
import java.util.Map;

/// A person as the systems know one. Some share a phone with a neighbour, some have two accounts at the shop, some will
/// change their e-mail address.
record Person(
        Dice world, int number, Company company, boolean sharesPhone, boolean hasSecondAccount, boolean isMoving) {

    private static final int SHARED_PHONE_PERCENT = 6;
    private static final int SECOND_ACCOUNT_PERCENT = 8;
    private static final int MOVING_PERCENT = 8;
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final String LOYALTY = "loyalty";

    /// Each number of a person has so many e-mail addresses at most.
    private static final int ADDRESSES = 3;

    private static final int FIRST_ADDRESS = 0;
    private static final int CHANGED_ADDRESS = 1;
    private static final int ADDRESS_OF_SECOND_ACCOUNT = 2;

    static Person of(World world, int number) {
        Dice own = world.dice().of("person", number);
        // Neighbours live in the same country.
        Company company = world.dice().of("household", number / 2).of(world.companiesWithShop());
        boolean isOdd = number % 2 == 1;
        return new Person(
                world.dice(),
                number,
                company,
                isOdd && own.percent(SHARED_PHONE_PERCENT),
                own.percent(SECOND_ACCOUNT_PERCENT),
                own.percent(MOVING_PERCENT));
    }

    String idAtShop() {
        return "cust-" + (100_000 + number);
    }

    String secondIdAtShop() {
        return "guest-" + (100_000 + number);
    }

    String idAtRegisters() {
        return "loy-" + (100_000 + number);
    }

    String idAtCrm() {
        return "crm-" + (100_000 + number);
    }

    Map<String, String> tokensAtShop(boolean hasMoved) {
        return Map.of(EMAIL, email(hasMoved), PHONE, phone());
    }

    /// Another address, the same phone.
    Map<String, String> tokensOfSecondAccount() {
        return Map.of(EMAIL, token(EMAIL, number * ADDRESSES + ADDRESS_OF_SECOND_ACCOUNT), PHONE, phone());
    }

    Map<String, String> tokensAtRegisters() {
        return Map.of(LOYALTY, loyalty(), PHONE, phone());
    }

    Map<String, String> tokensAtCrm(boolean hasMoved) {
        return Map.of(EMAIL, email(hasMoved), LOYALTY, loyalty(), PHONE, phone());
    }

    private String email(boolean hasMoved) {
        return token(EMAIL, number * ADDRESSES + (hasMoved ? CHANGED_ADDRESS : FIRST_ADDRESS));
    }

    private String phone() {
        return token(PHONE, sharesPhone ? number - 1 : number);
    }

    private String loyalty() {
        return token(LOYALTY, number);
    }

    /// As a keyed hash would be: the same for the same value in every system, and nothing can be read from it.
    private String token(String kind, int value) {
        Dice hash = world.of(kind, value);
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(hash.between(0, Long.MAX_VALUE - 1))
                + hex.toHexDigits(hash.between(0, Long.MAX_VALUE - 1));
    }
}
