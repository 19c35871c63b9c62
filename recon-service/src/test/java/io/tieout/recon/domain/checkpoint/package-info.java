@NullMarked
package io.tieout.recon.domain.checkpoint;

import org.jspecify.annotations.NullMarked;
