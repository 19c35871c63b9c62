package io.tieout.recon.domain.checkpoint;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;

/// Open breaks of one severity, class and ageing bucket.
public record OpenGroup(Severity severity, BreakClass breakClass, String bucket, Tally tally) {}
