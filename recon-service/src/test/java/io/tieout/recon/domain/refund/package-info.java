@NullMarked
package io.tieout.recon.domain.refund;

import org.jspecify.annotations.NullMarked;
