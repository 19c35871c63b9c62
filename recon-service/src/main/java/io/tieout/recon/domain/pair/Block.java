package io.tieout.recon.domain.pair;

/// Only what is of one block is tied.
///
/// @param rule in whose blocks it is; of what is open by other rules too where these say so
public record Block(String rule, String entity, String currency, String kind) {}
