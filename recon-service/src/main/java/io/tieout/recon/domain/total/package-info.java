/// Totals that somebody states, and the parts that they must be the sum of.
@NullMarked
package io.tieout.recon.domain.total;

import org.jspecify.annotations.NullMarked;
