/// `./tieout bench`: the sections of the measurement.
@NullMarked
package io.tieout.bench;

import org.jspecify.annotations.NullMarked;
