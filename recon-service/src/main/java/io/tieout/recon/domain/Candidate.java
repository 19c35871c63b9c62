package io.tieout.recon.domain;

import java.util.List;

/// A record that might have been the missing counterpart, and the fields that kept it from being it.
///
/// @param reference `erp-document:netsuite-us:CM-9`
/// @param failed the fields that differ, with both values in words
public record Candidate(String reference, String amount, String date, List<String> failed) {

    public Candidate {
        failed = List.copyOf(failed);
    }
}
