/// Posting rules and grouping: pure functions over events, without container, database or clock.
@NullMarked
package io.tieout.ledger.domain;

import org.jspecify.annotations.NullMarked;
