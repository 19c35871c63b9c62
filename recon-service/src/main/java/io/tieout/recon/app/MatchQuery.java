package io.tieout.recon.app;

import io.tieout.event.Reference;
import io.tieout.reconcile.domain.Stage;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which matches to list; a part left out is no condition.
///
/// @param rule the rule that tied them
/// @param record what the documents were tied to
/// @param from first business date
/// @param to last business date
/// @param stage by which they were tied across transactions
public record MatchQuery(
        @Nullable String rule,
        @Nullable Reference record,
        @Nullable String entity,
        @Nullable String order,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID correlationId,
        @Nullable Stage stage) {}
