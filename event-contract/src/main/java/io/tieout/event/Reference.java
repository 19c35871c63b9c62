package io.tieout.event;

import java.util.Comparator;

/// A name that a system gave to something: Shopify's order 1001 is not WooCommerce's order 1001.
///
/// Written `order:shopify-us:1001` in look-ups and logs.
public record Reference(ReferenceType type, String issuer, String value) implements Comparable<Reference> {

    private static final Comparator<Reference> ORDER = Comparator.comparing(Reference::type)
            .thenComparing(Reference::issuer)
            .thenComparing(Reference::value);

    public Reference {
        if (issuer.isEmpty() || issuer.indexOf(':') >= 0) {
            throw new IllegalArgumentException("an issuer is a source id without ':', not \"" + issuer + "\"");
        }
        if (value.isEmpty() || value.length() > Limits.ID_LENGTH_MAX) {
            throw new IllegalArgumentException("a reference has 1 to " + Limits.ID_LENGTH_MAX + " characters");
        }
    }

    /// Reads `type:issuer:value`; the value may itself contain colons.
    ///
    /// @throws IllegalArgumentException with a sentence that a caller can act on
    public static Reference parse(String text) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("write a reference as type:issuer:value, such as order:shopify-us:1001");
        }
        String type = text.substring(0, first);
        ReferenceType parsed = Coded.find(ReferenceType.class, type)
                .orElseThrow(() -> new IllegalArgumentException("unknown reference type \"" + type + "\""));
        return new Reference(parsed, text.substring(first + 1, second), text.substring(second + 1));
    }

    @Override
    public int compareTo(Reference other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return type.code() + ":" + issuer + ":" + value;
    }
}
