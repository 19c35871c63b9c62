package io.tieout.recon.yaml;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.RefundBasis;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.recon.domain.rule.Accounts;
import io.tieout.recon.domain.rule.PostedBy;
import io.tieout.recon.domain.rule.Posting;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.Speaker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads which events speak for which side, and what the ERP's document of a refund looks like.
final class SideSections {

    /// What the engine can read of each side.
    private static final Map<Side, List<EventType>> EVENTS = Map.of(
            Side.SOURCE, List.of(EventType.REFUND_ISSUED, EventType.RETURN_RECORDED, EventType.EXCHANGE_RECORDED),
            Side.PROCESSOR,
                    List.of(EventType.REFUND_PROCESSED, EventType.GIFT_CARD_MOVED, EventType.SETTLEMENT_LINE_STATED),
            Side.TARGET, List.of(EventType.ERP_ENTRY_POSTED),
            Side.LOG, List.of(EventType.HANDOFF_RECORDED));

    private final List<Speaker> speakers = new ArrayList<>();
    private final Posting posting;

    SideSections(Section sides) {
        for (Section source : list(sides, Side.SOURCE)) {
            PostedBy postedBy = source.code("posted-by", PostedBy.class);
            add(source, Side.SOURCE, Set.of(), postedBy);
        }
        for (Section processor : list(sides, Side.PROCESSOR)) {
            add(processor, Side.PROCESSOR, Set.copyOf(processor.codes("tenders", Tender.class)), PostedBy.DOCUMENT);
        }
        Section target = sides.section(Side.TARGET.code());
        Set<String> documents = Set.copyOf(target.texts("documents"));
        boolean hasMonths = target.has("periods");
        if (hasMonths) {
            target.exactly("periods", "calendar-months");
        }
        this.posting = new Posting(
                documents, hasMonths, target.has("accounts") ? accounts(target.section("accounts")) : Map.of());
        add(target, Side.TARGET, Set.of(), PostedBy.DOCUMENT);
        add(sides.section(Side.LOG.code()), Side.LOG, Set.of(), PostedBy.DOCUMENT);
        sides.done();
    }

    List<Speaker> speakers() {
        return speakers;
    }

    Posting posting() {
        return posting;
    }

    /// Rejects a tender of which a word is awaited that nobody can say.
    void rejectUnpaid(Section processor, Set<Tender> awaited) {
        for (Tender tender : awaited) {
            if (speakers.stream().noneMatch(speaker -> speaker.tenders().contains(tender))) {
                processor.reject("tenders", "nobody among the sides pays '" + tender.code() + "', so no word can come");
            }
        }
    }

    private static List<Section> list(Section sides, Side side) {
        List<Section> list = sides.sections(side.code());
        if (list.isEmpty()) {
            sides.reject(side.code(), "'" + side.code() + "' must be a list of at least one event");
        }
        return list;
    }

    private void add(Section section, Side side, Set<Tender> tenders, PostedBy postedBy) {
        EventType event = event(section, side);
        List<SourceRole> roles = section.codes("roles", SourceRole.class);
        for (SourceRole role : roles) {
            if (!event.roles().contains(role)) {
                section.reject("roles", "'" + role.code() + "' never tells " + event.code());
            }
        }
        if (speakers.stream().anyMatch(other -> other.side() == side && other.event() == event)) {
            section.reject("event", event.code() + " speaks for '" + side.code() + "' twice");
        }
        speakers.add(new Speaker(side, event, Set.copyOf(roles), tenders, postedBy));
        section.done();
    }

    private static EventType event(Section section, Side side) {
        List<EventType> known = EVENTS.getOrDefault(side, List.of());
        return section.parsed(
                "event",
                known.getFirst(),
                text -> Coded.find(EventType.class, text)
                        .filter(known::contains)
                        .orElseThrow(() -> new IllegalArgumentException("the engine cannot run " + text + " as "
                                + side.code() + ", only "
                                + known.stream().map(EventType::code).collect(Collectors.joining(", ")))));
    }

    private static Map<RefundBasis, Accounts> accounts(Section section) {
        Map<RefundBasis, Accounts> accounts = new EnumMap<>(RefundBasis.class);
        for (RefundBasis basis : RefundBasis.values()) {
            if (section.has(basis.code())) {
                Section sides = section.section(basis.code());
                accounts.put(basis, new Accounts(Set.copyOf(sides.texts("debit")), Set.copyOf(sides.texts("credit"))));
                sides.done();
            }
        }
        section.done();
        return accounts;
    }
}
