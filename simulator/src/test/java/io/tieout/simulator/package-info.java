@NullMarked
package io.tieout.simulator;

import org.jspecify.annotations.NullMarked;
