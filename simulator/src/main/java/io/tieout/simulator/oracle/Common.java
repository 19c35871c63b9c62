package io.tieout.simulator.oracle;

import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.oracle.Known.Alike;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Three that show in the same way have a cause together. A line is kept back until two others are known that show like
/// it, so no more than two of a kind are.
final class Common implements Consumer<Expectation> {

    private static final int ITEMS_MIN = 3;

    /// What lies further apart shows alike by chance.
    private static final Duration APART_MAX = Duration.ofDays(7);

    private final Consumer<Expectation> lines;
    private final Map<Alike, List<Kind>> kinds = new HashMap<>();

    /// What came close together of those that show alike.
    private static final class Kind {
        private Instant first;
        private Instant last;
        private int count;
        private final List<Expectation> kept = new ArrayList<>();

        Kind(Instant at) {
            first = at;
            last = at;
        }

        boolean takes(Instant at) {
            return !at.isBefore(first.minus(APART_MAX)) && !at.isAfter(last.plus(APART_MAX));
        }

        void add(Kind other) {
            first = other.first.isBefore(first) ? other.first : first;
            last = other.last.isAfter(last) ? other.last : last;
            count += other.count;
            kept.addAll(other.kept);
        }
    }

    Common(Consumer<Expectation> lines) {
        this.lines = lines;
    }

    @Override
    public void accept(Expectation line) {
        Finding finding = line.finding();
        Alike alike = finding == null ? null : finding.known().alike();
        if (finding == null || alike == null) {
            lines.accept(line);
        } else if (line.state() == State.EXPECTED) {
            add(line, alike, finding.detectableAt());
        } else {
            lines.accept(line.settled(false));
        }
    }

    private void add(Expectation line, Alike alike, Instant at) {
        Kind kind = new Kind(at);
        kind.count = 1;
        kind.kept.add(line);
        List<Kind> known = kinds.computeIfAbsent(alike, _ -> new ArrayList<>());
        for (Iterator<Kind> each = known.iterator(); each.hasNext(); ) {
            Kind other = each.next();
            if (other.takes(at)) {
                kind.add(other);
                each.remove();
            }
        }
        known.add(kind);
        if (kind.count >= ITEMS_MIN) {
            kind.kept.forEach(each -> lines.accept(each.settled(true)));
            kind.kept.clear();
        }
    }

    void finish() {
        kinds.values()
                .forEach(known -> known.forEach(kind -> kind.kept.forEach(line -> lines.accept(line.settled(false)))));
    }
}
