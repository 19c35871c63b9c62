/// What processors and marketplaces keep of each line of a settlement, against what was agreed with them.
@NullMarked
package io.tieout.recon.domain.fee;

import org.jspecify.annotations.NullMarked;
