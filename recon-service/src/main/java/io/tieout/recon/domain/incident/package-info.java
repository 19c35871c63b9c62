/// What several breaks tell together: incidents with one cause.
@NullMarked
package io.tieout.recon.domain.incident;

import org.jspecify.annotations.NullMarked;
