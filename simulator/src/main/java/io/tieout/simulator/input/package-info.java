/// Reads files of lines: what simulate wrote, and what a reconciliation found.
@NullMarked
package io.tieout.simulator.input;

import org.jspecify.annotations.NullMarked;
