/// Where what the retailer tells is written to.
@NullMarked
package io.tieout.simulator.output;

import org.jspecify.annotations.NullMarked;
