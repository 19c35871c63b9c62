package io.tieout.recon.domain.pair;

import io.tieout.reconcile.domain.Traits;

/// How a rule describes what is open, so that it can be held against what is open elsewhere.
///
/// @param kind what can be tied has the same
/// @param name of the record; empty where none is given. What names a record is never tied to another one
/// @param words other references, to tell apart what the amount and the date do not
/// @param traits what is the same on both sides as far as both say it
public record Face(String kind, String name, String words, Traits traits) {

    public Face(String kind, String name, String words) {
        this(kind, name, words, Traits.NONE);
    }
}
