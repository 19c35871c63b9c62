/// Tests of the use cases against PostgreSQL.
@NullMarked
package io.tieout.ledger.app;

import org.jspecify.annotations.NullMarked;
