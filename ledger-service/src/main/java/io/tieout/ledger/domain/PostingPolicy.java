package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The chart of accounts and the posting table of one kind of retailer: data, versioned, proven complete and balanced
/// before it is used.
///
/// @param facts fact types it does not hold are never booked
public record PostingPolicy(
        String name, int version, SortedMap<String, Account> accounts, Map<BookableFact, FactPolicy> facts) {

    public PostingPolicy {
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        facts = Map.copyOf(facts);
    }

    /// Name and version as entries carry it, `retail-default/1`.
    public String id() {
        return name + "/" + version;
    }

    public Optional<Account> account(String code) {
        return Optional.ofNullable(accounts.get(code));
    }

    Posted post(BusinessEvent event, Claim claim) {
        FactPolicy fact = facts.get(claim.fact());
        return fact == null ? new Posted.Evidence() : fact.post(id(), event, claim);
    }
}
