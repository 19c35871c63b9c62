package io.tieout.recon.domain.rule;

import io.tieout.event.Tender;
import java.util.Set;

/// What must follow what, and within which time.
///
/// @param target the ERP's credit memo after the refund was issued; held while the processor says pending
/// @param processor the processor's word after the refund was issued
/// @param processorTenders the tenders that go through a processor; for others none is awaited
/// @param processorFinal how long the processor may say pending
/// @param source the storefront's word after another side spoke first
public record Expectations(
        Allowance target,
        Allowance processor,
        Set<Tender> processorTenders,
        Allowance processorFinal,
        Allowance source) {

    public Expectations {
        processorTenders = Set.copyOf(processorTenders);
    }

    /// Whether a refund by this tender goes through a processor. An unknown code does not: nothing is guessed.
    public boolean awaitsProcessor(String tender) {
        return processorTenders.stream().anyMatch(known -> known.code().equals(tender));
    }
}
