/// Tests of reading policies.
@NullMarked
package io.tieout.ledger.policy;

import org.jspecify.annotations.NullMarked;
