@NullMarked
package io.tieout.recon.domain.total;

import org.jspecify.annotations.NullMarked;
