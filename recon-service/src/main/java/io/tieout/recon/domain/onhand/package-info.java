/// What is on hand of an item at a location: what is stated and counted, held against what moved.
@NullMarked
package io.tieout.recon.domain.onhand;

import org.jspecify.annotations.NullMarked;
