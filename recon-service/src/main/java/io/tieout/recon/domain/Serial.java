package io.tieout.recon.domain;

/// The number of a part among those of its series, such as of a receipt among those of its register.
///
/// @param series empty where the parts of a record are one series
public record Serial(String series, long number) {}
