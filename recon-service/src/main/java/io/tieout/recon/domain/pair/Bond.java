package io.tieout.recon.domain.pair;

import io.tieout.event.CanonicalBytes;
import io.tieout.recon.domain.HashedId;
import io.tieout.reconcile.domain.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Loose ends of both sides that are taken to be one fact until something stronger says otherwise.
///
/// @param score of 1,000
/// @param ends at least one of each side, one of them alone on its side
public record Bond(Stage stage, int score, List<LooseEnd> ends) {

    public Bond {
        ends = ends.stream().sorted(Comparator.comparing(LooseEnd::key)).toList();
    }

    public List<LooseEnd> of(EndSide side) {
        return ends.stream().filter(end -> end.side() == side).toList();
    }

    /// Whether its ends still come to the same: one of them may be open no more.
    boolean ties() {
        return !of(EndSide.AWAITED).isEmpty()
                && !of(EndSide.UNCLAIMED).isEmpty()
                && sum(EndSide.AWAITED) == sum(EndSide.UNCLAIMED);
    }

    private long sum(EndSide side) {
        return of(side).stream().mapToLong(end -> end.amount().minor()).reduce(0, Math::addExact);
    }

    /// Whether an end is still what was tied, whatever its evidence has grown by.
    boolean isOf(LooseEnd end) {
        return ends.stream()
                .anyMatch(each -> each.key().equals(end.key())
                        && each.side() == end.side()
                        && each.amount().equals(end.amount())
                        && each.face().name().equals(end.face().name()));
    }

    /// The same ends, tied by the same stage, have the same.
    public UUID id(String tenant) {
        CanonicalBytes bytes = new CanonicalBytes().text("pair").text(tenant).text(stage.code());
        for (LooseEnd end : ends) {
            bytes = bytes.text(end.key().rule())
                    .text(end.key().itemKey())
                    .text(end.key().currency());
        }
        return HashedId.of(bytes);
    }
}
