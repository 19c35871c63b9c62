package io.tieout.ledger.rest;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Times of the API: RFC 3339 with offset.
final class Times {

    private Times() {}

    static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
