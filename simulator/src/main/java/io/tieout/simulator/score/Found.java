package io.tieout.simulator.score;

import io.tieout.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One break that was found.
///
/// @param about the record concerned, as `type:issuer:value`
/// @param delta by how much the ERP is said to be understated; null where the system does not say
/// @param firstDetectedAt null where the system does not say
record Found(
        String about,
        Diagnosis diagnosis,
        @Nullable Money delta,
        @Nullable Instant firstDetectedAt) {

    /// As recon-service's `GET /v1/breaks` shows it.
    ///
    /// @throws IllegalArgumentException naming the field that cannot be read
    static Found of(Fields line) {
        return new Found(
                line.text("ruleKey"),
                Diagnosis.found(line),
                line.has("delta") ? line.money("delta") : null,
                line.has("firstDetectedAt") ? line.time("firstDetectedAt") : null);
    }
}
