/// The HTTP API of ingest.
@NullMarked
package io.tieout.ingest.rest;

import org.jspecify.annotations.NullMarked;
