@NullMarked
package io.tieout.recon.domain.period;

import org.jspecify.annotations.NullMarked;
