package io.tieout.reconcile.domain;

import io.tieout.event.Explained;

/// What tied two sides, from the strongest evidence to the weakest. A stage sees only what the ones before left.
public enum Stage implements Explained {
    KEY("key", "One row on each side has the key"),
    KEY_SUM("key-sum", "The rows of the key add up to the same on both sides"),
    KEY_ALIKE("key-alike", "The keys differ only in case, punctuation or leading zeros, and no other key is like them"),
    AMOUNT_AND_DATE("amount-and-date", "The only one on either side with the amount within the days allowed"),
    SUBSET_SUM("subset-sum", "The only rows that add up to the amount"),
    SCORED("scored", "The best assignment by amount, date and likeness of the keys, and none comes near it");

    private final String code;
    private final String meaning;

    Stage(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
