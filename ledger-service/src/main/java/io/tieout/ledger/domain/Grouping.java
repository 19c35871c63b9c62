package io.tieout.ledger.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which transactions a set of deliveries turns out to be: those that share a delivery are one, under the smallest of
/// their correlation ids. The result depends on the set only, never on its order.
public final class Grouping {

    /// A transaction by its internal key and its public id.
    public record Node(long id, UUID correlationId) {

        /// The order of the ids' text forms; [UUID#compareTo] would count the halves as signed.
        boolean precedes(Node other) {
            int high = Long.compareUnsigned(
                    correlationId.getMostSignificantBits(), other.correlationId.getMostSignificantBits());
            int low = Long.compareUnsigned(
                    correlationId.getLeastSignificantBits(), other.correlationId.getLeastSignificantBits());
            return high < 0 || (high == 0 && low < 0);
        }
    }

    /// What was `absorbed` is `survivor` from now on.
    ///
    /// @param cause index of a delivery that belongs to both
    public record Merge(Node survivor, Node absorbed, int cause) {}

    private final Map<Node, Node> parents = new LinkedHashMap<>();
    private final Map<Node, Integer> causes = new HashMap<>();

    private Grouping() {}

    /// Ties the nodes of each delivery together. A delivery without nodes is tied to nothing.
    public static Grouping of(List<? extends Collection<Node>> deliveries) {
        Grouping grouping = new Grouping();
        for (int i = 0; i < deliveries.size(); i++) {
            grouping.tie(deliveries.get(i), i);
        }
        return grouping;
    }

    /// The survivor of the group that `node` is in.
    public Node survivorOf(Node node) {
        Node at = node;
        Node parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            Node grandparent = parents.getOrDefault(parent, parent);
            parents.put(at, grandparent);
            at = grandparent;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }

    /// One merge for every node that did not survive.
    public List<Merge> merges() {
        List<Merge> merges = new ArrayList<>();
        for (Node node : List.copyOf(parents.keySet())) {
            Node survivor = survivorOf(node);
            if (!survivor.equals(node)) {
                merges.add(new Merge(survivor, node, causes.getOrDefault(node, 0)));
            }
        }
        return merges;
    }

    private void tie(Collection<Node> nodes, int delivery) {
        Node first = null;
        for (Node node : nodes) {
            parents.putIfAbsent(node, node);
            causes.putIfAbsent(node, delivery);
            if (first == null) {
                first = node;
            } else {
                union(first, node);
            }
        }
    }

    private void union(Node one, Node other) {
        Node a = survivorOf(one);
        Node b = survivorOf(other);
        if (!a.equals(b)) {
            Node survivor = a.precedes(b) ? a : b;
            parents.put(survivor.equals(a) ? b : a, survivor);
        }
    }
}
