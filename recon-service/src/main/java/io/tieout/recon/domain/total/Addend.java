package io.tieout.recon.domain.total;

import io.tieout.recon.domain.handover.Figure;
import io.tieout.recon.domain.handover.Source;

/// What adds to a sum, or is taken off it.
public record Addend(Source source, Figure amount, boolean isTakenOff) {}
