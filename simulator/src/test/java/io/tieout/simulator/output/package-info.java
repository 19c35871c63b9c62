@NullMarked
package io.tieout.simulator.output;

import org.jspecify.annotations.NullMarked;
