@NullMarked
package io.tieout.ingest.app;

import org.jspecify.annotations.NullMarked;
