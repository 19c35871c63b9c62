/// What goes wrong between the retailer's systems and those who listen to them: each mishap hears what is told and
/// tells on something else.
@NullMarked
package io.tieout.simulator.fault;

import org.jspecify.annotations.NullMarked;
