package io.tieout.simulator.score;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakStatus;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern PART = Pattern.compile("((?:return|exchange):.+)#[0-9]+");
    private static final Pattern COUNT = Pattern.compile("(store-day:[^/]+)/[^/@]+@.+");
    private static final String ABSORBED = BreakStatus.ABSORBED.code();

    /// What is given back for a return in several tenders is a refund for each, numbered from the second on.
    private static String recordOf(String ruleKey) {
        Matcher part = PART.matcher(ruleKey);
        return part.matches() ? part.group(1) : ruleKey;
    }

    /// What it is a part of, as the count of a register is of its store-day; null where it is whole.
    @Nullable
    String whole() {
        Matcher count = COUNT.matcher(about);
        return count.matches() ? count.group(1) : null;
    }

    /// Whether a break stands for itself: an absorbed one goes on as another, which is told too.
    static boolean isOne(Fields line) {
        return !line.orElse("status", "").equals(ABSORBED);
    }

    /// As recon-service's `GET /v1/breaks` shows it.
    ///
    /// @throws IllegalArgumentException naming the field that cannot be read
    static Found of(Fields line) {
        return new Found(
                recordOf(line.text("ruleKey")),
                Diagnosis.found(line),
                line.has("delta") ? line.money("delta") : null,
                line.has("firstDetectedAt") ? line.time("firstDetectedAt") : null);
    }
}
