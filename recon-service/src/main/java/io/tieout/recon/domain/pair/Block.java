package io.tieout.recon.domain.pair;

/// Only what is of one block is tied.
public record Block(String rule, String entity, String currency, String kind) {}
