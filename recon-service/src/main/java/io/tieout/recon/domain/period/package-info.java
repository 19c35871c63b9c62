/// Which accounting periods are closed, and where what comes late belongs.
@NullMarked
package io.tieout.recon.domain.period;

import org.jspecify.annotations.NullMarked;
