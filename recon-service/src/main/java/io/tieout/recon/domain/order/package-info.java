/// Rules over a whole order: what its events come to must be in proportion, whatever documents there are of it.
@NullMarked
package io.tieout.recon.domain.order;

import org.jspecify.annotations.NullMarked;
