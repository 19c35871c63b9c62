package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;

/// Turns an event into journal lines by a posting policy.
///
/// Pure: the same policy and event give the same entry, whatever arrived before, so a draft can be tried on history.
public final class Posting {

    private Posting() {}

    public static Posted post(PostingPolicy policy, BusinessEvent event) {
        return Claim.of(event).map(claim -> policy.post(event, claim)).orElseGet(Posted.Evidence::new);
    }
}
