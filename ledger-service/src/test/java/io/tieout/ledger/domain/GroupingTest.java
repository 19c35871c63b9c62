package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.domain.Grouping.Merge;
import io.tieout.ledger.domain.Grouping.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupingTest {

    /// The first has the smallest text and, as a signed number, the largest value.
    private static final Node A = node(3, "7fffffff-0000-8000-8000-000000000000");
    private static final Node B = node(2, "8fffffff-0000-8000-8000-000000000000");
    private static final Node C = node(1, "9fffffff-0000-8000-8000-000000000000");

    @Test
    void letsTheSmallestTextSurvive() {
        Grouping grouping = Grouping.of(List.of(List.of(C, B), List.of(B, A)));

        assertThat(List.of(A, B, C))
                .allSatisfy(node -> assertThat(grouping.survivorOf(node)).isEqualTo(A));
        assertThat(grouping.merges()).containsExactlyInAnyOrder(new Merge(A, C, 0), new Merge(A, B, 0));
    }

    @Test
    void leavesApartWhatNothingTies() {
        Grouping grouping = Grouping.of(List.of(List.of(A), List.of(B), List.of()));

        assertThat(grouping.merges()).isEmpty();
        assertThat(grouping.survivorOf(B)).isEqualTo(B);
        assertThat(grouping.survivorOf(C)).isEqualTo(C);
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, 4, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void doesNotDependOnTheOrder(long seed) {
        Random random = new Random(seed);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            nodes.add(new Node(i, new UUID(random.nextLong(), random.nextLong())));
        }
        List<List<Node>> deliveries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            deliveries.add(List.of(nodes.get(random.nextInt(60)), nodes.get(random.nextInt(60))));
        }
        Set<Set<Node>> groups = groups(Grouping.of(deliveries), nodes);

        for (int i = 0; i < 20; i++) {
            Collections.shuffle(deliveries, random);
            assertThat(groups(Grouping.of(deliveries), nodes))
                    .as("seed %d", seed)
                    .isEqualTo(groups);
        }
    }

    private static Set<Set<Node>> groups(Grouping grouping, List<Node> nodes) {
        Set<Set<Node>> groups = new HashSet<>();
        for (Node survivor : nodes) {
            Set<Node> group = new HashSet<>(nodes);
            group.removeIf(node -> !grouping.survivorOf(node).equals(survivor));
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        return groups;
    }

    private static Node node(long id, String correlationId) {
        return new Node(id, UUID.fromString(correlationId));
    }
}
