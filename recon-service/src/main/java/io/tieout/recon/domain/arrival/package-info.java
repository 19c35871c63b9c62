/// Money on its way to the bank, and the lines of the bank that it must arrive as.
@NullMarked
package io.tieout.recon.domain.arrival;

import org.jspecify.annotations.NullMarked;
