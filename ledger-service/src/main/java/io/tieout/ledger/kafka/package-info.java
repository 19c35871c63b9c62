/// Business events in, recorded events out.
@NullMarked
package io.tieout.ledger.kafka;

import org.jspecify.annotations.NullMarked;
