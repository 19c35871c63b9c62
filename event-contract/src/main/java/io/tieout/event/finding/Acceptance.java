package io.tieout.event.finding;

import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Signed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a difference may stay as it is.
@Meaning("Who accepted that a difference stays uncorrected, and of which amount.")
public record Acceptance(
        @Meaning("Who proposed it, or the rule that settled it.")
        String by,

        @Meaning("The other person; without it, the rule settled it.") @Nullable
        String approvedBy,

        String reason,

        @Meaning("SHA-256 of what was accepted: the break at its version, its delta and the reason.")
        String contentSha256,

        Instant at,

        @Meaning("Delta that was accepted; another one opens the break again.") @Signed
        Money amount) {}
