/// The processes that are measured, and what they use of the machine.
@NullMarked
package io.tieout.bench.stack;

import org.jspecify.annotations.NullMarked;
