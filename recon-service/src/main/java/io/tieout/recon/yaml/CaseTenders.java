package io.tieout.recon.yaml;

import io.tieout.event.ItemCondition;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.TenderLine;
import java.util.List;

/// How the register of a case gave money back.
record CaseTenders(List<TenderLine> lines) {

    CaseTenders {
        lines = List.copyOf(lines);
    }

    static CaseTenders of(Section tenders) {
        return new CaseTenders(tenders.all().keySet().stream()
                .map(tender -> new TenderLine(tender, tenders.money(tender)))
                .toList());
    }

    Money total() {
        return lines.stream().map(TenderLine::amount).reduce(Money::plus).orElseGet(() -> Money.of(0, "USD"));
    }

    /// All of it for one thing, which is sold again.
    ItemLine goods() {
        return new ItemLine("1", ItemKind.GOODS, null, 1, total(), null, null, null, ItemCondition.RESALEABLE);
    }
}
