package io.tieout.ledger.domain;

import io.tieout.event.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/// One part of an event as posting rules see it: the codes by which its row is found and the amounts it takes.
///
/// @param codes the values of the part's codes; a vendor's own words as they were sent
/// @param amounts of the basis of the part's [Shape], in minor units
/// @param keys what of the sub-keys the event's references do not say
@SuppressWarnings("ArrayRecordComponent") // never compared
record Claim(FactPart part, Map<String, String> codes, Currency currency, long[] amounts, Map<SubKey, String> keys) {

    static Claim of(FactPart part, Map<String, String> codes, Map<SubKey, String> keys, Money... basis) {
        long[] amounts = new long[basis.length];
        for (int i = 0; i < basis.length; i++) {
            amounts[i] = basis[i].minor();
        }
        return new Claim(part, codes, basis[0].currency(), amounts, keys);
    }

    boolean isZero() {
        for (long amount : amounts) {
            if (amount != 0) {
                return false;
            }
        }
        return true;
    }

    /// A sum over the basis, in minor units.
    long minorOf(List<Integer> shares) {
        long sum = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum = Math.addExact(sum, Math.multiplyExact(amounts[i], (long) shares.get(i)));
        }
        return sum;
    }
}
