/// The clock that everything but tokens and signatures follows.
@NullMarked
package io.tieout.kit.time;

import org.jspecify.annotations.NullMarked;
