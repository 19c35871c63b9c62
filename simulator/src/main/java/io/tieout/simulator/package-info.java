/// A retailer to try Tieout with. It knows the suite by its public interfaces alone.
@NullMarked
package io.tieout.simulator;

import org.jspecify.annotations.NullMarked;
