package io.tieout.recon.domain.total;

import io.tieout.event.BusinessEvent;
import io.tieout.recon.domain.Serial;
import io.tieout.recon.domain.handover.EventFields;
import org.jspecify.annotations.Nullable;

/// By which fields parts are numbered one after the other.
///
/// @param series a text field: each of its values has numbers of its own; null where all parts of a record are one
/// series
/// @param number a field that is a whole number
public record Numbering(@Nullable String series, String number) {

    /// Null where the event says no number.
    @Nullable
    Serial of(BusinessEvent event) {
        Long value = EventFields.count(event, number);
        if (value == null) {
            return null;
        }
        String word = series == null ? EventFields.NONE : EventFields.word(event, series);
        return new Serial(word.equals(EventFields.NONE) ? "" : word, value);
    }
}
