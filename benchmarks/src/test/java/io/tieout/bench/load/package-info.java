@NullMarked
package io.tieout.bench.load;

import org.jspecify.annotations.NullMarked;
