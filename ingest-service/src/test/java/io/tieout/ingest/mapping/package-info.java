@NullMarked
package io.tieout.ingest.mapping;

import org.jspecify.annotations.NullMarked;
