@NullMarked
package io.tieout.recon.domain.handover;

import org.jspecify.annotations.NullMarked;
