package io.tieout.recon.domain;

/// What identifies a finding within its rule, whatever its class is at the moment.
///
/// @param ruleKey the item or group it is about
/// @param ordinal tells several findings of one key apart; 0 for the first
public record FindingKey(String ruleKey, int ordinal) implements Comparable<FindingKey> {

    @Override
    public int compareTo(FindingKey other) {
        int byKey = ruleKey.compareTo(other.ruleKey);
        return byKey != 0 ? byKey : Integer.compare(ordinal, other.ordinal);
    }
}
