package io.tieout.simulator.casea;

import java.time.Instant;
import java.util.Map;

/// One request that a platform makes at its time.
///
/// @param what for people, `R2 Shopify refunds/create`
/// @param path below the address of the ingest service
/// @param source id of the source that sends it
record Move(Instant at, String what, String path, String source, Map<String, String> headers, byte[] body) {}
