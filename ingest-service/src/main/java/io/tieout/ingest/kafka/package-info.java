/// The topics of ingest: receipts and events out, receipts and dead letters in.
@NullMarked
package io.tieout.ingest.kafka;

import org.jspecify.annotations.NullMarked;
