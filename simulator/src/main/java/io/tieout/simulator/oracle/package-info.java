/// What a reconciliation should find: concluded from what the retailer's systems told and what they would have told had
/// nothing gone wrong. It knows nothing of how anybody reconciles.
@NullMarked
package io.tieout.simulator.oracle;

import org.jspecify.annotations.NullMarked;
