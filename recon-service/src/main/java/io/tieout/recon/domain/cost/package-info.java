/// What open differences cost by the day, modelled: never in the books and never mixed with what does not tie.
@NullMarked
package io.tieout.recon.domain.cost;

import org.jspecify.annotations.NullMarked;
