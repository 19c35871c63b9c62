package io.tieout.ingest.mapping;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceOptions;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Stripe's objects have in common.
final class StripeFields {

    private static final String ORDER_METADATA_KEY_DEFAULT = "order_id";

    private StripeFields() {}

    /// An amount in the minor unit of the object's `currency`; null, and noted, where it is unusable.
    static @Nullable Money amount(VendorFields object, String field) {
        Long minor = object.number(field);
        String code = object.text("currency");
        if (minor == null || code.isEmpty()) {
            return null;
        }
        if (minor < 0) {
            object.reject(field, "is negative", "send the vendor's object unchanged");
            return null;
        }
        Currency currency = currency(object, code);
        try {
            return currency == null ? null : VendorAmounts.stripe(minor, currency);
        } catch (IllegalArgumentException inexact) {
            object.reject(field, "is not an amount of " + currency, String.valueOf(inexact.getMessage()));
            return null;
        }
    }

    private static @Nullable Currency currency(VendorFields object, String code) {
        try {
            return VendorAmounts.stripeCurrency(code);
        } catch (IllegalArgumentException unknown) {
            object.reject("currency", "is not usable: " + code, String.valueOf(unknown.getMessage()));
            return null;
        }
    }

    /// An id, or the object itself where the account's API version expands it.
    static @Nullable String link(VendorFields object, String field) {
        String nested = object.in(field).optionalId("id");
        return nested == null && !object.isObject(field) ? object.optionalId(field) : nested;
    }

    /// Adds the storefront's order, where the source says whose ids stand under which key of the metadata.
    static void addOrder(List<Reference> references, Source source, VendorFields object) {
        String issuer = source.option(SourceOptions.ORDER_ISSUER).orElse(null);
        if (issuer != null) {
            String key = source.option(SourceOptions.ORDER_METADATA_KEY).orElse(ORDER_METADATA_KEY_DEFAULT);
            add(references, ReferenceType.ORDER, issuer, object.in("metadata").optionalId(key));
        }
    }

    static void add(List<Reference> references, ReferenceType type, String issuer, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            references.add(new Reference(type, issuer, value));
        }
    }
}
