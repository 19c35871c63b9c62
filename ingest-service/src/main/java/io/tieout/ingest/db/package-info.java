/// What ingest keeps in PostgreSQL: sources through Hibernate Reactive, what streams through set-based SQL.
@NullMarked
package io.tieout.ingest.db;

import org.jspecify.annotations.NullMarked;
