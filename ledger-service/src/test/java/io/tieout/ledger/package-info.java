/// Tests of the whole service.
@NullMarked
package io.tieout.ledger;

import org.jspecify.annotations.NullMarked;
