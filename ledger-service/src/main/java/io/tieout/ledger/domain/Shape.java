package io.tieout.ledger.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Which amounts a part of an event has, and what the rows for it must come to.
///
/// Every amount that a row may take is a sum over the basis, so that a template's balance can be proven before any
/// event is seen.
///
/// @param basis the amounts that are independent of each other
/// @param terms what a row may take, as shares of the basis
/// @param surplus debits less credits of every row, as shares of the basis: what the other parts of the event make up
///     for, because the contract says that lines and tenders come to the same
record Shape(List<String> basis, Map<String, List<Integer>> terms, List<Integer> surplus) {

    Shape {
        basis = List.copyOf(basis);
        terms = Map.copyOf(terms);
        surplus = List.copyOf(surplus);
    }

    /// A part whose rows balance by themselves, and whose amounts are those of `basis`.
    static Shape of(String... basis) {
        Map<String, List<Integer>> terms = new TreeMap<>();
        List<Integer> nothing = new ArrayList<>();
        for (int i = 0; i < basis.length; i++) {
            List<Integer> shares = new ArrayList<>();
            for (int j = 0; j < basis.length; j++) {
                shares.add(i == j ? 1 : 0);
            }
            terms.put(basis[i], shares);
            nothing.add(0);
        }
        return new Shape(List.of(basis), terms, nothing);
    }

    /// The same with another amount that rows may take.
    Shape with(String term, Integer... shares) {
        Map<String, List<Integer>> more = new TreeMap<>(terms);
        more.put(term, List.of(shares));
        return new Shape(basis, more, surplus);
    }

    /// The same, whose rows leave this to the other parts of the event.
    Shape leaving(Integer... shares) {
        return new Shape(basis, terms, List.of(shares));
    }

    Set<String> names() {
        return terms.keySet();
    }
}
