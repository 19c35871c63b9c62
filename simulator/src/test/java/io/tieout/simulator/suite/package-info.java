@NullMarked
package io.tieout.simulator.suite;

import org.jspecify.annotations.NullMarked;
