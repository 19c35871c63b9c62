/// Use cases of the ledger and the ports they need.
@NullMarked
package io.tieout.ledger.app;

import org.jspecify.annotations.NullMarked;
