/// Worked case A: eleven refunds, of which seven went wrong.
@NullMarked
package io.tieout.simulator.casea;

import org.jspecify.annotations.NullMarked;
