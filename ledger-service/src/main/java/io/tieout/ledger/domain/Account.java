package io.tieout.ledger.domain;

import java.util.List;
import java.util.Objects;

/// An account of the chart.
///
/// @param isMemo whether it stands outside of the trial balance and balances with the other memo accounts
/// @param subKey what it is broken down by: the first of these that the event carries, nothing when the list is empty
public record Account(String code, String name, List<SubKey> subKey, boolean isMemo) {

    public Account {
        subKey = List.copyOf(subKey);
    }

    /// The key under which a line of `context` stands in this account's sub-ledger; empty when it has none.
    String subKeyOf(KeyContext context) {
        return subKey.stream()
                .map(key -> key.of(context))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
