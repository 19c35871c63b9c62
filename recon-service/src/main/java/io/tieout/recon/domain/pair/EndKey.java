package io.tieout.recon.domain.pair;

/// Which item of which rule is open.
public record EndKey(String rule, String itemKey, String currency) implements Comparable<EndKey> {

    @Override
    public int compareTo(EndKey other) {
        int byRule = rule.compareTo(other.rule);
        int byKey = byRule != 0 ? byRule : itemKey.compareTo(other.itemKey);
        return byKey != 0 ? byKey : currency.compareTo(other.currency);
    }
}
