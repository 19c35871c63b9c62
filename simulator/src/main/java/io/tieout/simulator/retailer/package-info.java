/// A deterministic retailer: seed in, world out. It knows the published contract and nothing of the services.
@NullMarked
package io.tieout.simulator.retailer;

import org.jspecify.annotations.NullMarked;
