package io.tieout.event;

/// Where an event came from: the raw receipt that proves it and the mapping that read it.
///
/// @param receiptId id of the raw receipt kept by ingest
/// @param receiptSha256 lower-case hex digest of the bytes received
/// @param mapping name and version of the mapping, such as `stripe-refund/1`
public record Provenance(String receiptId, String receiptSha256, String mapping) {}
