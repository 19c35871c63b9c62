package io.tieout.recon.app;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.MatchItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be written for one transaction.
///
/// @param items all items it has now; null leaves them as they are
/// @param changed breaks that are new or differ from what is known
/// @param nextDueAt when to look at it again though nothing arrives
public record Decision(
        String tenant,
        UUID transactionId,
        @Nullable List<MatchItem> items,
        List<Break> changed,
        @Nullable Instant nextDueAt) {}
