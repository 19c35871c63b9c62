package io.tieout.recon.domain.rule;

/// What told to which record a document belongs.
public interface TiedBy {

    String code();

    /// Whether it is a conclusion from likeness, not an id that one side gave the other.
    boolean isWeak();
}
