/// Tells a fault of the surroundings from a fault of the data.
@NullMarked
package io.tieout.kit.fault;

import org.jspecify.annotations.NullMarked;
