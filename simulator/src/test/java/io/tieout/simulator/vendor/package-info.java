@NullMarked
package io.tieout.simulator.vendor;

import org.jspecify.annotations.NullMarked;
