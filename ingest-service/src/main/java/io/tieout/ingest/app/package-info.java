/// Use cases of ingest and the ports they need.
@NullMarked
package io.tieout.ingest.app;

import org.jspecify.annotations.NullMarked;
