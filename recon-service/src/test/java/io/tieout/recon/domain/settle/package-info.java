/// What is tied across units.
@NullMarked
package io.tieout.recon.domain.settle;

import org.jspecify.annotations.NullMarked;
