@NullMarked
package io.tieout.recon.domain.cost;

import org.jspecify.annotations.NullMarked;
