/// A small service on the kit, as real ones are written: what the integration tests run against.
@NullMarked
package io.tieout.kit.sample;

import org.jspecify.annotations.NullMarked;
