@NullMarked
package io.tieout.ingest;

import org.jspecify.annotations.NullMarked;
