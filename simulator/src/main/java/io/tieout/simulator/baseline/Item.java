package io.tieout.simulator.baseline;

import io.tieout.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of what is to be matched: a record of a source system, or a document of the ERP.
///
/// @param id as `type:issuer:value`
/// @param names the record that a document carries; null for a record, and where a document carries none
record Item(String id, Money amount, Instant at, @Nullable String names) {}
