@NullMarked
package io.tieout.simulator.score;

import org.jspecify.annotations.NullMarked;
