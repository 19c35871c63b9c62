@NullMarked
package io.tieout.simulator.fault;

import org.jspecify.annotations.NullMarked;
