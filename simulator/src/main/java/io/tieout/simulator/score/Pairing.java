package io.tieout.simulator.score;

import io.tieout.simulator.score.TruthLine.Injection;
import io.tieout.simulator.score.TruthLine.SetAside;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which break found which injection.
///
/// A break finds an injection when it is about the same record or an ERP document of the record. Where there is no such
/// break, one about a part of the record finds it, and one about the order finds everything that went wrong with the
/// refunds of the order. Of several the one with
/// the right class counts, and the others are false. A break about something that the truth sets aside is neither.
/// Nothing is left out: what no rule looks at yet counts as not found.
final class Pairing {

    private static final int RIGHT_CLASS = 4;
    private static final int RIGHT_CURRENCY = 2;
    private static final int STILL_UNUSED = 1;

    /// An injection with the break that found it.
    record Hit(Injection injection, Found found) {}

    private final List<Hit> hits = new ArrayList<>();
    private final List<Injection> missed = new ArrayList<>();
    private final List<Found> wrong = new ArrayList<>();
    private final List<Found> excused = new ArrayList<>();
    private final List<SetAside> asideFound = new ArrayList<>();
    private final IdentityHashMap<Found, List<Injection>> foundBy = new IdentityHashMap<>();
    private final Map<String, List<Found>> byRecord = new HashMap<>();
    private final Map<String, List<Found>> byWhole = new HashMap<>();

    Pairing(Truth truth, Collection<Found> breaks, TruePairs pairs) {
        for (Found each : breaks) {
            for (String key : keys(each.about(), pairs.recordOf(each.about()))) {
                byRecord.computeIfAbsent(key, _ -> new ArrayList<>()).add(each);
            }
            String whole = each.whole();
            if (whole != null) {
                byWhole.computeIfAbsent(whole, _ -> new ArrayList<>()).add(each);
            }
        }
        truth.expected().forEach(this::pair);
        Set<Found> ofAside = Collections.newSetFromMap(new IdentityHashMap<>());
        for (SetAside aside : truth.aside()) {
            List<Found> about = touching(aside.concern());
            ofAside.addAll(about);
            if (!about.isEmpty()) {
                asideFound.add(aside);
            }
        }
        for (Found each : breaks) {
            if (!foundBy.containsKey(each)) {
                (ofAside.contains(each) ? excused : wrong).add(each);
            }
        }
    }

    private void pair(Injection injection) {
        Found best = null;
        int bestRank = -1;
        for (Found each : about(injection.concern())) {
            int rank = (isRightClass(injection, each) ? RIGHT_CLASS : 0)
                    + (isInCurrency(injection, each) ? RIGHT_CURRENCY : 0)
                    + (foundBy.containsKey(each) ? 0 : STILL_UNUSED);
            if (rank > bestRank) {
                best = each;
                bestRank = rank;
            }
        }
        if (best == null) {
            missed.add(injection);
        } else {
            hits.add(new Hit(injection, best));
            foundBy.computeIfAbsent(best, _ -> new ArrayList<>()).add(injection);
        }
    }

    private static boolean isRightClass(Injection injection, Found found) {
        return Aspect.CLASS.agrees(injection, found);
    }

    /// A document in a wrong currency leaves a difference in each of the two.
    private static boolean isInCurrency(Injection injection, Found found) {
        return found.delta() != null
                && found.delta().currency().equals(injection.delta().currency());
    }

    /// About the record or a part of it: what need not be found may show in both.
    private List<Found> touching(Concern concern) {
        List<Found> touching = new ArrayList<>(about(concern));
        touching.addAll(of(concern.records(), byRecord));
        touching.addAll(of(concern.records(), byWhole));
        return touching;
    }

    private static List<Found> of(Collection<String> keys, Map<String, List<Found>> by) {
        List<Found> found = new ArrayList<>();
        Set<Found> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String key : keys) {
            by.getOrDefault(key, List.of()).stream().filter(seen::add).forEach(found::add);
        }
        return found;
    }

    private List<Found> about(Concern concern) {
        List<Found> about = of(keys(concern.about(), concern.document()), byRecord);
        if (about.isEmpty()) {
            about = of(concern.records(), byRecord);
        }
        String order = concern.orderOfRefund();
        return about.isEmpty() && order != null ? byRecord.getOrDefault(order, List.of()) : about;
    }

    private static Set<String> keys(String one, @Nullable String other) {
        return other == null || other.equals(one) ? Set.of(one) : new LinkedHashSet<>(List.of(one, other));
    }

    /// In the order of the truth.
    List<Hit> hits() {
        return hits;
    }

    List<Injection> missed() {
        return missed;
    }

    /// Breaks about records with which nothing was wrong, or that were one too many.
    List<Found> wrong() {
        return wrong;
    }

    /// Breaks about what the truth sets aside.
    List<Found> excused() {
        return excused;
    }

    /// What was found although it need not be.
    List<SetAside> asideFound() {
        return asideFound;
    }

    /// The injections that each break found; breaks are told apart by identity, so that the same line twice is one too
    /// many.
    Collection<Map.Entry<Found, List<Injection>>> right() {
        return foundBy.entrySet();
    }
}
