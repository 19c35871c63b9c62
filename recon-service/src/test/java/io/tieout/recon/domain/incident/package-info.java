@NullMarked
package io.tieout.recon.domain.incident;

import org.jspecify.annotations.NullMarked;
