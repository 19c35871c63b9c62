/// Vendor formats in, canonical events out: pure functions over bytes and JSON trees. Every convention of a vendor
/// (implied decimals, odd statuses, rounded ids) ends here.
@NullMarked
package io.tieout.ingest.mapping;

import org.jspecify.annotations.NullMarked;
