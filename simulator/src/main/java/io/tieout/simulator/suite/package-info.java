/// The running suite as a platform, a finance person and a clock see it.
@NullMarked
package io.tieout.simulator.suite;

import org.jspecify.annotations.NullMarked;
