package io.tieout.ledger.app;

import io.tieout.ledger.domain.PostingPolicy;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names one version of a posting policy; written `retail-default@3`.
public record PolicyId(String name, int version) {

    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9][a-z0-9-]{0,63})@([1-9][0-9]{0,8})");

    public static PolicyId of(PostingPolicy policy) {
        return new PolicyId(policy.name(), policy.version());
    }

    /// Empty for what is not written like one.
    public static Optional<PolicyId> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new PolicyId(written.group(1), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name + "@" + version;
    }
}
