package io.tieout.recon.domain.report;

/// Profiles that the systems of a legal entity began in a window.
///
/// @param created first told of in the window
/// @param duplicates those of them that share a token with an older profile of the same system
public record CustomerFigures(String entity, long created, long duplicates) {

    /// How many days after it was begun a profile may show whose duplicate it is.
    public static final int DAYS = 90;
}
