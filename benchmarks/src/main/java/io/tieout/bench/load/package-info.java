/// Events and the ways they are sent.
@NullMarked
package io.tieout.bench.load;

import org.jspecify.annotations.NullMarked;
