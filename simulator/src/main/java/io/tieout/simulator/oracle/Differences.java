package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventRecord;
import io.tieout.simulator.retailer.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// By what that which was told differs from what would have been told. When it was told is no difference of its own:
/// what counts is when it happened, and what it says.
///
/// @param missing facts that were not told
/// @param extra facts that would not have been told
/// @param repeated facts that were told once more, with other content
/// @param changed facts that were told with other content, or another time
record Differences(
        List<BusinessEvent> missing,
        List<BusinessEvent> extra,
        List<BusinessEvent> repeated,
        List<Changed<BusinessEvent>> changed,
        List<BusinessEvent> told) {

    record Changed<E extends BusinessEvent>(E clean, E told) {}

    static Differences between(List<BusinessEvent> clean, List<BusinessEvent> told) {
        Map<FactKey, BusinessEvent> open = new LinkedHashMap<>();
        clean.forEach(event -> open.put(FactKey.of(event), event));
        Map<FactKey, BusinessEvent> seen = new LinkedHashMap<>();
        List<BusinessEvent> extra = new ArrayList<>();
        List<BusinessEvent> repeated = new ArrayList<>();
        List<Changed<BusinessEvent>> changed = new ArrayList<>();
        for (BusinessEvent event : told) {
            FactKey key = FactKey.of(event);
            BusinessEvent before = seen.put(key, event);
            BusinessEvent expected = open.remove(key);
            if (before != null) {
                repeated.add(event);
            } else if (expected == null) {
                extra.add(event);
            } else if (!isSame(expected, event)) {
                changed.add(new Changed<>(expected, event));
            }
        }
        return new Differences(List.copyOf(open.values()), extra, repeated, changed, told);
    }

    private static boolean isSame(BusinessEvent one, BusinessEvent other) {
        return one.equals(other) || (happened(one).equals(happened(other)) && says(one, other));
    }

    private static Instant happened(BusinessEvent event) {
        return event.envelope().occurredAt();
    }

    private static boolean says(BusinessEvent one, BusinessEvent other) {
        return one.envelope().references().equals(other.envelope().references())
                && Arrays.equals(EventRecord.dataOf(one), EventRecord.dataOf(other));
    }

    /// What differs about one message.
    Differences of(Sent sent) {
        return new Differences(
                missing.stream().filter(sent::isOf).toList(),
                extra.stream().filter(sent::isOf).toList(),
                repeated.stream().filter(sent::isOf).toList(),
                changed.stream().filter(each -> sent.isOf(each.clean())).toList(),
                told.stream().filter(sent::isOf).toList());
    }

    boolean isNone() {
        return missing.isEmpty() && extra.isEmpty() && repeated.isEmpty() && changed.isEmpty();
    }

    <E> Stream<E> missing(Class<E> type) {
        return of(missing, type);
    }

    <E> Stream<E> extra(Class<E> type) {
        return of(extra, type);
    }

    <E> Stream<E> told(Class<E> type) {
        return of(told, type);
    }

    /// The first change of an event of a type.
    <E extends BusinessEvent> Optional<Changed<E>> changed(Class<E> type) {
        return changed.stream()
                .filter(each -> type.isInstance(each.clean()))
                .map(each -> new Changed<>(type.cast(each.clean()), type.cast(each.told())))
                .findFirst();
    }

    private static <E> Stream<E> of(List<BusinessEvent> events, Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
