/// A day of the simulated retailer for somebody who sees the suite for the first time.
@NullMarked
package io.tieout.simulator.day;

import org.jspecify.annotations.NullMarked;
