@NullMarked
package io.tieout.ingest.kafka;

import org.jspecify.annotations.NullMarked;
