package io.tieout.ledger.app;

import io.tieout.ledger.app.LateAmounts.Decision;
import io.tieout.ledger.domain.LateVerdict;

/// What became of the wish to decide on what was posted late.
public sealed interface LateDecided {

    /// It is decided so, now or before.
    record Done(Decision decision) implements LateDecided {}

    /// The same content was decided on otherwise, and that is done or is about what is late no more.
    record Otherwise(LateVerdict verdict) implements LateDecided {}

    /// Nothing with this hash is to be decided on: it changed meanwhile, or is not material.
    record OtherHash() implements LateDecided {}
}
