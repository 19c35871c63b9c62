/// The ledger in PostgreSQL: set-based statements, one per table and batch.
@NullMarked
package io.tieout.ledger.db;

import org.jspecify.annotations.NullMarked;
