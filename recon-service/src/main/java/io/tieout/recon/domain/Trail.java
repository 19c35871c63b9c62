package io.tieout.recon.domain;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whose life a difference is part of, and where in it: what several differences of one order, refund, card
/// or account are put in their order by.
///
/// @param keys the orders, refunds, cards and accounts that its evidence names
/// @param occurredAt when the first of its evidence happened; null where none of it is at hand
/// @param stage what became of a card
/// @param isParked whether the ERP holds the document back
public record Trail(List<String> keys, @Nullable Instant occurredAt, Stage stage, boolean isParked) {

    public static final Trail NONE = new Trail(List.of(), null, Stage.OTHER, false);

    /// What differences are put in their order by.
    public static final Set<ReferenceType> KEY_TYPES =
            EnumSet.of(ReferenceType.ORDER, ReferenceType.REFUND, ReferenceType.GIFT_CARD, ReferenceType.ACCOUNT);

    /// Keys of one difference; the totals of a day would name all of them.
    private static final int KEYS_MAX = 20;

    public Trail {
        keys = List.copyOf(keys);
    }

    public static Trail of(Finding finding, Collection<Leg> legs) {
        Set<UUID> evidence = new HashSet<>(finding.evidence().legs());
        List<Leg> looked =
                legs.stream().filter(leg -> evidence.contains(leg.eventId())).toList();
        return new Trail(
                keys(finding, looked),
                looked.stream().map(Leg::occurredAt).min(Instant::compareTo).orElse(null),
                stage(looked),
                finding.evidence().differences().stream()
                        .anyMatch(each -> each.field().equals("state") && "parked".equals(each.actual())));
    }

    private static List<String> keys(Finding finding, List<Leg> legs) {
        Set<String> keys = new TreeSet<>();
        String own = finding.key().ruleKey();
        for (ReferenceType type : KEY_TYPES) {
            if (own.startsWith(type.code() + ":")) {
                keys.add(own);
            }
            legs.forEach(leg -> leg.references(type).forEach(each -> keys.add(each.toString())));
        }
        for (Leg leg : legs) {
            if (leg.event() instanceof GiftCardMoved moved
                    && leg.references(ReferenceType.GIFT_CARD).isEmpty()) {
                keys.add(new Reference(ReferenceType.GIFT_CARD, leg.envelope().source(), moved.card()).toString());
            }
        }
        return keys.stream().limit(KEYS_MAX).toList();
    }

    /// Where a card moved in several ways, none of them is what the difference is about.
    private static Stage stage(List<Leg> legs) {
        List<Stage> stages = new ArrayList<>();
        for (Leg leg : legs) {
            if (leg.event() instanceof GiftCardMoved moved) {
                stages.add(Stage.of(moved.kind()));
            }
        }
        Stage first = stages.isEmpty() ? Stage.OTHER : stages.getFirst();
        return stages.stream().allMatch(each -> each == first) ? first : Stage.OTHER;
    }
}
