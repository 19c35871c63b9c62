package io.tieout.recon.domain.arrival;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.recon.domain.handover.Figure;
import io.tieout.recon.domain.handover.Source;
import org.jspecify.annotations.Nullable;

/// Events of a kind with the amount of theirs that counts.
public record Told(Source source, Figure amount) {

    @Nullable
    Money of(BusinessEvent event) {
        return source.tells(event) ? amount.statedBy(event) : null;
    }
}
