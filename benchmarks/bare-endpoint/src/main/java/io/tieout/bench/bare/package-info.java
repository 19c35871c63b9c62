/// What intake is measured against: the framework alone.
@NullMarked
package io.tieout.bench.bare;

import org.jspecify.annotations.NullMarked;
