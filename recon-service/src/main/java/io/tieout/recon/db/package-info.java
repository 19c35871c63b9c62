/// What reconciliation keeps, in PostgreSQL: set-based statements over arrays.
@NullMarked
package io.tieout.recon.db;

import org.jspecify.annotations.NullMarked;
