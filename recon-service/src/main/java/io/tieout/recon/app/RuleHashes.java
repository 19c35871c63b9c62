package io.tieout.recon.app;

import java.util.Map;

/// SHA-256 of each rule's file, in hexadecimal, by the rule's id.
public record RuleHashes(Map<String, String> byId) {

    public RuleHashes {
        byId = Map.copyOf(byId);
    }

    public String of(String id) {
        return byId.getOrDefault(id, "");
    }
}
