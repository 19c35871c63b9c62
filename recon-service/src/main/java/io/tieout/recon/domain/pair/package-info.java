/// What is open on one side alone, and how it is tied to what is open on the other side of another unit.
@NullMarked
package io.tieout.recon.domain.pair;

import org.jspecify.annotations.NullMarked;
