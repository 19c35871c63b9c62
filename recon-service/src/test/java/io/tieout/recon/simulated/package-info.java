@NullMarked
package io.tieout.recon.simulated;

import org.jspecify.annotations.NullMarked;
