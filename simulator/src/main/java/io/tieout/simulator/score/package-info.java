/// Compares what was found with the truth.
@NullMarked
package io.tieout.simulator.score;

import org.jspecify.annotations.NullMarked;
