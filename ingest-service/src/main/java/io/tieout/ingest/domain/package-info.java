/// What ingest knows: registered sources, raw receipts and what became of them. Plain Java.
@NullMarked
package io.tieout.ingest.domain;

import org.jspecify.annotations.NullMarked;
