/// Tests of what is read and told.
@NullMarked
package io.tieout.ledger.kafka;

import org.jspecify.annotations.NullMarked;
