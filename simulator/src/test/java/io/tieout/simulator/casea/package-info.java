@NullMarked
package io.tieout.simulator.casea;

import org.jspecify.annotations.NullMarked;
