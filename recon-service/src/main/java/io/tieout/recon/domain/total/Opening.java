package io.tieout.recon.domain.total;

import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;

/// What begins a record for which a total must be stated, such as the opening of a store-day.
///
/// @param within how long after it the total may be stated
/// @param currency of a record of which nothing but its beginning is told
public record Opening(Source source, Allowance within, FunctionalCurrency currency) {}
