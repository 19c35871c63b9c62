package io.tieout.event.alert;

import io.tieout.event.Meaning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who took an alert.
public record Acknowledgement(
        @Meaning("The person, as the token names them.") String by,
        @Meaning("Business time.") Instant at,
        @Nullable String note) {}
