package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry as it is drawn up, part by part.
final class Drawn {

    private final PostingPolicy policy;
    private final FactPolicy fact;
    private final BusinessEvent event;
    private final Set<String> rows = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Map<Place, Long> minor = new LinkedHashMap<>();
    private @Nullable String takesBack;

    /// Where amounts of one entry add up.
    private record Place(String entity, String account, String subKey, EntrySide side, Currency currency) {}

    Drawn(PostingPolicy policy, FactPolicy fact, BusinessEvent event) {
        this.policy = policy;
        this.fact = fact;
        this.event = event;
    }

    void addAll(List<Claim> claims) {
        for (Claim claim : claims) {
            if (!claim.isZero()) {
                add(claim);
            }
        }
    }

    private void add(Claim claim) {
        PartPolicy part = fact.part(claim.part());
        if (part == null || !fact.isBooked(event.envelope(), claim.codes())) {
            return;
        }
        PartPolicy.Decision decision = decide(part, claim.codes());
        PostingRule rule = decision.rule();
        if (rule.lines().isEmpty()) {
            return;
        }
        unknown.addAll(decision.unknown());
        rows.add(rule.row());
        if (rule.takesBack() != null) {
            takesBack = rule.takesBack();
        }
        KeyContext context = new KeyContext(event, claim.keys());
        for (TemplateLine line : rule.lines()) {
            put(line, claim.minorOf(line.shares()), claim.currency(), context);
        }
    }

    /// What is negative is the same on the other side.
    private void put(TemplateLine line, long amount, Currency currency, KeyContext context) {
        if (amount == 0) {
            return;
        }
        EntrySide side = amount > 0 ? line.side() : line.side().opposite();
        Place place = new Place(line.entityOf(event), line.account().code(), line.subKeyOf(context), side, currency);
        minor.merge(place, Math.absExact(amount), Math::addExact);
    }

    private PartPolicy.Decision decide(PartPolicy part, Map<String, String> codes) {
        return part.decide(
                event.envelope().role(), codes, policy.options(event.envelope().entity()));
    }

    Posted posted(List<Pending> pending) {
        List<Pending> booked = pending.stream().filter(this::isBooked).toList();
        JournalEntry entry = entry();
        if (entry == null && booked.isEmpty()) {
            return Posted.EVIDENCE;
        }
        return unknown.isEmpty()
                ? new Posted(Posted.Verdict.BOOKED, entry, null, booked)
                : new Posted(Posted.Verdict.SUSPENDED, entry, String.join(", ", unknown), booked);
    }

    private boolean isBooked(Pending pending) {
        PartPolicy part = fact.part(pending.part());
        return part != null
                && fact.isBooked(event.envelope(), pending.codes())
                && !decide(part, pending.codes()).rule().lines().isEmpty();
    }

    /// Null where nothing is to be booked.
    @Nullable
    JournalEntry entry() {
        if (minor.isEmpty()) {
            return null;
        }
        List<Line> lines = new ArrayList<>(minor.size());
        minor.forEach((place, amount) -> lines.add(new Line(
                place.entity(), place.account(), place.subKey(), place.side(), new Money(amount, place.currency()))));
        return new JournalEntry(
                FactKey.of(event).eventId(),
                event.envelope().businessDate(),
                String.join(", ", rows),
                policy.id(),
                lines,
                takesBack == null ? null : taken(takesBack));
    }

    private UUID taken(String transition) {
        FactKey own = FactKey.of(event);
        return new FactKey(own.tenant(), own.source(), own.factType(), own.subject(), transition).eventId();
    }
}
