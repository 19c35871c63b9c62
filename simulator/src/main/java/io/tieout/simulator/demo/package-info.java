/// Plays the worked case and shows what Tieout found.
@NullMarked
package io.tieout.simulator.demo;

import org.jspecify.annotations.NullMarked;
