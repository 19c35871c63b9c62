package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.simulator.fault.Injection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether anybody had to expect something of a system while it was silent: others told so much of its business in a
/// whole hour that chance does not explain why it told nothing.
final class Expected {

    private static final Duration HOUR = Duration.ofHours(1);

    /// No silence of a simulated system is longer.
    private static final int HOURS_MAX = 24;

    /// What a retailer agrees to expect of systems of a role.
    ///
    /// @param of the systems; empty for all of the role
    /// @param own what it has to tell; empty for anything
    /// @param isNaming whether only what names a record of the system counts
    private record Demand(
            SourceRole role,
            Set<String> of,
            Set<EventType> own,
            Set<SourceRole> others,
            Set<EventType> events,
            boolean isNaming,
            int atLeast) {}

    private static final List<Demand> DEMANDS = List.of(
            new Demand(
                    SourceRole.STOREFRONT,
                    Set.of(),
                    Set.of(),
                    Set.of(SourceRole.PROCESSOR),
                    Set.of(EventType.PAYMENT_AUTHORIZED),
                    true,
                    5),
            new Demand(
                    SourceRole.PROCESSOR,
                    Set.of("processor-us", "processor-de", "processor-out"),
                    Set.of(),
                    Set.of(SourceRole.STOREFRONT, SourceRole.POS),
                    Set.of(EventType.ORDER_PLACED, EventType.SALE_RECORDED),
                    false,
                    10),
            new Demand(
                    SourceRole.POS,
                    Set.of(),
                    Set.of(),
                    Set.of(SourceRole.PROCESSOR, SourceRole.WMS),
                    Set.of(EventType.PAYMENT_CAPTURED, EventType.STOCK_MOVED),
                    true,
                    5),
            new Demand(
                    SourceRole.WMS,
                    Set.of(),
                    Set.of(),
                    Set.of(SourceRole.POS),
                    Set.of(EventType.SALE_RECORDED),
                    false,
                    5),
            new Demand(
                    SourceRole.ERP,
                    Set.of(),
                    Set.of(EventType.ERP_ENTRY_POSTED),
                    Set.of(SourceRole.INTEGRATION),
                    Set.of(EventType.HANDOFF_RECORDED),
                    false,
                    30),
            new Demand(
                    SourceRole.INTEGRATION,
                    Set.of(),
                    Set.of(),
                    Set.of(SourceRole.ERP),
                    Set.of(EventType.ERP_ENTRY_POSTED),
                    false,
                    5));

    /// What counts for a system, or for all of a legal entity, in an hour.
    private record Count(Demand demand, String whose, Instant hour) {}

    private record Told(String source, Instant hour) {}

    private final Map<Count, Integer> counts = new HashMap<>();
    private final Set<Told> told = new HashSet<>();
    private final Map<String, Instant> since = new HashMap<>();

    void told(BusinessEvent event) {
        Envelope envelope = event.envelope();
        since.merge(envelope.source(), envelope.receivedAt(), (one, other) -> other.isBefore(one) ? other : one);
        Instant hour = hourOf(envelope.occurredAt());
        for (Demand demand : DEMANDS) {
            if (demand.role() == envelope.role()
                    && (demand.own().isEmpty() || demand.own().contains(event.type()))) {
                told.add(new Told(envelope.source(), hour));
                told.add(new Told(envelope.source(), hourOf(envelope.receivedAt())));
            }
            if (demand.others().contains(envelope.role()) && demand.events().contains(event.type())) {
                count(demand, envelope, hour);
            }
        }
    }

    private void count(Demand demand, Envelope envelope, Instant hour) {
        if (!demand.isNaming()) {
            counts.merge(new Count(demand, envelope.entity(), hour), 1, Integer::sum);
            return;
        }
        Set<String> named = new HashSet<>();
        for (Reference reference : envelope.references()) {
            if (named.add(reference.issuer())) {
                counts.merge(new Count(demand, reference.issuer(), hour), 1, Integer::sum);
            }
        }
    }

    private static Instant hourOf(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    /// The system that was silent.
    static String sourceOf(Injection silence) {
        String about = silence.about();
        return about.substring(
                about.indexOf(':') + 1, about.length() - silence.at().toString().length() - 1);
    }

    /// Why nobody had to notice the silence; null where somebody had to.
    @Nullable
    String unnoticed(Injection silence, SourceRole role) {
        String source = sourceOf(silence);
        Demand demand = DEMANDS.stream()
                .filter(each -> each.role() == role)
                .filter(each -> each.of().isEmpty() || each.of().contains(source))
                .findFirst()
                .orElse(null);
        if (demand == null) {
            return "nobody agreed how much it has to tell in an hour";
        }
        Instant spokeAt = since.get(source);
        String whose = demand.isNaming() ? source : silence.entity();
        Instant first = hourOf(silence.at());
        Instant hour = first.equals(silence.at()) ? first : first.plus(HOUR);
        boolean isKnown = spokeAt != null && spokeAt.isBefore(hour);
        for (int i = 0; i < HOURS_MAX && isKnown && !told.contains(new Told(source, hour)); i++) {
            if (counts.getOrDefault(new Count(demand, whose, hour), 0) >= demand.atLeast()) {
                return null;
            }
            hour = hour.plus(HOUR);
        }
        return "in no whole hour of it others told at least " + demand.atLeast() + " things of its business";
    }
}
