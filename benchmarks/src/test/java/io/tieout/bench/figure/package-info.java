@NullMarked
package io.tieout.bench.figure;

import org.jspecify.annotations.NullMarked;
