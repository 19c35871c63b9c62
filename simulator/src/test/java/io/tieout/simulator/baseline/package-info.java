@NullMarked
package io.tieout.simulator.baseline;

import org.jspecify.annotations.NullMarked;
