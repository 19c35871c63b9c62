@NullMarked
package io.tieout.bench.stack;

import org.jspecify.annotations.NullMarked;
