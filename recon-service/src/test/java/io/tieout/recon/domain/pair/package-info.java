/// What is tied across units.
@NullMarked
package io.tieout.recon.domain.pair;

import org.jspecify.annotations.NullMarked;
