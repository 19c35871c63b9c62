/// Figures: what was taken, how it compares, and how it is written down.
@NullMarked
package io.tieout.bench.figure;

import org.jspecify.annotations.NullMarked;
