package io.tieout.recon.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that might have been the missing counterpart, and the fields that kept it from being it.
///
/// @param reference `erp-document:netsuite-us:CM-9`
/// @param failed the fields that differ, with both values in words
/// @param score of 1,000 how likely it is; null where nobody compared more than the fields
public record Candidate(
        String reference,
        String amount,
        String date,
        List<String> failed,
        @Nullable Integer score) {

    public Candidate {
        failed = List.copyOf(failed);
    }

    public Candidate(String reference, String amount, String date, List<String> failed) {
        this(reference, amount, date, failed, null);
    }
}
