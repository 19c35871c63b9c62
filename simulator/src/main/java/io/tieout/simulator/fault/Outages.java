package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.simulator.retailer.Dice;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with a whole system for a while: it tells nothing, or late, or with a wrong clock; it is down; it
/// takes one thing for another.
final class Outages implements Listener {

    private static final Set<Fault> FAULTS =
            EnumSet.of(Fault.DEAD_WEBHOOK, Fault.FEED_LATE, Fault.CLOCK_SKEW, Fault.ERP_DOWN, Fault.MAPPING_CHANGE);
    private static final Duration USUAL_LENGTH = Duration.ofHours(2);
    private static final Duration ERP_DOWN_LENGTH = Duration.ofHours(3);
    private static final Duration FEED_LATE_BY = Duration.ofHours(4);
    private static final Duration SKEW = Duration.ofMinutes(30);
    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final int NOON = 12;

    private final List<Fault> planned;
    private final FaultPlan plan;
    private final Chance chance;
    private final Truth truth;
    private final Listener next;

    /// The windows of each system on the day that it is at.
    private final Map<String, Day> days = new HashMap<>();

    /// By message that an ERP posts later because it was down, by how much.
    private final IdentityHashMap<Sent, Duration> shifts = new IdentityHashMap<>();

    private final Set<String> written = new HashSet<>();

    private record Day(LocalDate date, List<Window> windows) {}

    Outages(FaultPlan plan, Chance chance, Truth truth, Listener next) {
        this.planned = FAULTS.stream().filter(chance::isRated).toList();
        this.plan = plan;
        this.chance = chance;
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        if (planned.isEmpty() && plan.windows().isEmpty()) {
            next.told(event, sent);
            return;
        }
        // The interface hears of a document when the ERP makes it.
        Duration shift = sent != null && event instanceof HandoffRecorded ? shifts.remove(sent) : null;
        BusinessEvent told = shift == null ? event : Copy.of(event).after(shift).make();
        for (Window window : windows(told.envelope())) {
            if (told != null && window.contains(told.envelope().receivedAt())) {
                told = within(window, told, sent);
            }
        }
        if (told != null) {
            next.told(told, sent);
        }
    }

    /// What is told in a window; null for nothing.
    private @Nullable BusinessEvent within(Window window, BusinessEvent event, @Nullable Sent sent) {
        return switch (window.fault()) {
            case DEAD_WEBHOOK -> {
                write(window, event, sent);
                yield null;
            }
            case FEED_LATE -> {
                write(window, event, sent);
                yield Copy.of(event).toldAt(window.until().plus(FEED_LATE_BY)).make();
            }
            case CLOCK_SKEW -> {
                write(window, event, sent);
                Envelope envelope = event.envelope();
                yield Copy.of(event)
                        .at(envelope.occurredAt().minus(SKEW), envelope.receivedAt())
                        .make();
            }
            case ERP_DOWN -> sent != null && event instanceof ErpEntryPosted ? afterwards(window, event, sent) : event;
            case MAPPING_CHANGE ->
                sent != null && event instanceof ErpEntryPosted document ? remapped(window, document, sent) : event;
            default -> throw new IllegalStateException("no outage: " + window);
        };
    }

    private BusinessEvent afterwards(Window window, BusinessEvent document, Sent sent) {
        write(window, document, sent);
        Instant postedAt = window.until()
                .plus(chance.between(Fault.ERP_DOWN, Records.about(document, sent), Duration.ZERO, CATCH_UP));
        Duration shift = Duration.between(document.envelope().occurredAt(), postedAt);
        shifts.put(sent, shift);
        return Copy.of(document).after(shift).make();
    }

    /// One kind of document becomes another.
    private BusinessEvent remapped(Window window, ErpEntryPosted document, Sent sent) {
        DocumentType affected =
                chance.own(Fault.MAPPING_CHANGE, window.name()).of("type", 0).of(List.of(DocumentType.values()));
        if (sent.message().documentType() != affected) {
            return document;
        }
        truth.happened(injection(window, document, sent));
        return Copy.of(document).with("documentType", "journal-entry").make();
    }

    /// The window once, and each record that it touches.
    private void write(Window window, BusinessEvent event, @Nullable Sent sent) {
        if (written.add(window.fault().code() + window.name())) {
            truth.happened(new Injection(
                    window.fault(), window.name(), null, event.envelope().entity(), null, window.from()));
        }
        truth.happened(injection(window, event, sent));
    }

    private static Injection injection(Window window, BusinessEvent event, @Nullable Sent sent) {
        return new Injection(
                window.fault(),
                Records.about(event, sent),
                window.fault().code() + "@" + window.name(),
                event.envelope().entity(),
                sent,
                event.envelope().receivedAt());
    }

    private List<Window> windows(Envelope envelope) {
        LocalDate date = envelope.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        Day day = days.get(envelope.source());
        if (day == null || !day.date().equals(date)) {
            day = new Day(date, drawn(envelope.source(), date));
            days.put(envelope.source(), day);
        }
        return day.windows();
    }

    private List<Window> drawn(String source, LocalDate date) {
        List<Window> windows = new ArrayList<>();
        plan.windows().stream().filter(window -> window.source().equals(source)).forEach(windows::add);
        for (Fault fault : planned) {
            String day = source + "/" + date;
            if (chance.of(fault, day)) {
                windows.add(window(fault, source, date, chance.own(fault, day).of("hour", 0)));
            }
        }
        return windows;
    }

    private static Window window(Fault fault, String source, LocalDate date, Dice dice) {
        Instant midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        if (fault == Fault.MAPPING_CHANGE) {
            Instant noon = midnight.plus(Duration.ofHours(NOON));
            return new Window(fault, source, noon, noon.plus(Duration.ofHours(NOON)));
        }
        Duration length = fault == Fault.ERP_DOWN ? ERP_DOWN_LENGTH : USUAL_LENGTH;
        Instant from = midnight.plus(Duration.ofHours(dice.between(0, 24 - length.toHours())));
        return new Window(fault, source, from, from.plus(length));
    }
}
