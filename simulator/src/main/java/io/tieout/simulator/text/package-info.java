/// What a terminal shows.
@NullMarked
package io.tieout.simulator.text;

import org.jspecify.annotations.NullMarked;
