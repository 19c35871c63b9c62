@NullMarked
package io.tieout.simulator.demo;

import org.jspecify.annotations.NullMarked;
