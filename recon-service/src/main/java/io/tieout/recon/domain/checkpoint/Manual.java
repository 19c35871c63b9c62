package io.tieout.recon.domain.checkpoint;

import io.tieout.recon.domain.report.ByHand;
import java.util.List;

/// Documents of the ERP that people wrote, changed or reversed in a window.
///
/// @param parts by person and by account, the largest of each first; counted since a later version than `total`
public record Manual(Tally total, List<ByHand> parts) {

    /// Parts that are shown.
    public static final int PARTS_MAX = 500;

    public Manual {
        parts = List.copyOf(parts);
    }

    public List<ByHand> by(ByHand.Part part) {
        return parts.stream().filter(each -> each.part() == part).toList();
    }
}
