/// Simple reconciliations to compare with. They are made anew from what is known of the algorithms that are common in
/// the field, and none of them is a product: a claim made with them is one about algorithms.
@NullMarked
package io.tieout.simulator.baseline;

import org.jspecify.annotations.NullMarked;
