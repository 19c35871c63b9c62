package io.tieout.ledger.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A mapping by its name and the number that counts its versions, such as `stripe-refund/2`.
public record MappingVersion(String name, int number) {

    /// Nine digits always fit.
    private static final Pattern TEXT = Pattern.compile("(.+)/([0-9]{1,9})");

    /// Empty where the text numbers no version.
    public static Optional<MappingVersion> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new MappingVersion(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
