/// Tests of posting and grouping.
@NullMarked
package io.tieout.ledger.domain;

import org.jspecify.annotations.NullMarked;
