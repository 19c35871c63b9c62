/// Tests of the rules that the database itself enforces.
@NullMarked
package io.tieout.ledger.db;

import org.jspecify.annotations.NullMarked;
