@NullMarked
package io.tieout.simulator.retailer;

import org.jspecify.annotations.NullMarked;
