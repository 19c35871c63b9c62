package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.util.List;
import java.util.Objects;

/// An account of the chart.
///
/// @param subKey what it is broken down by: the first of these that the event carries, nothing when the list is empty
public record Account(String code, String name, List<SubKey> subKey) {

    public Account {
        subKey = List.copyOf(subKey);
    }

    /// The key under which a line of `event` stands in this account's sub-ledger; empty when it has none.
    String subKeyOf(BusinessEvent event) {
        return subKey.stream()
                .map(key -> key.of(event))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
