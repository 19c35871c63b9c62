package io.tieout.ingest.mapping;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a Shopify object names besides itself: its order, other transactions, and what the processor calls it.
final class ShopifyReferences {

    private static final Pattern PROCESSOR_REFUND = Pattern.compile("(re|pyr)_[A-Za-z0-9]{8,}");
    private static final Pattern PROCESSOR_PAYMENT = Pattern.compile("(pi|ch|py)_[A-Za-z0-9]{8,}");

    private final Source source;
    private final VendorFields object;
    private final String noun;
    private final ShopifyId id;
    private final List<Reference> references = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param noun what the object is called in notes
    ShopifyReferences(Source source, VendorFields object, String noun, ShopifyId id) {
        this.source = source;
        this.object = object;
        this.noun = noun;
        this.id = id;
    }

    List<Reference> list() {
        return List.copyOf(references);
    }

    /// What was left out, and why.
    List<String> notes() {
        return List.copyOf(notes);
    }

    ShopifyReferences own(ReferenceType type) {
        add(type, source.issuer(), id.value());
        return this;
    }

    /// The order, which every refund and transaction has.
    ShopifyReferences order() {
        addUnlessRounded(ReferenceType.ORDER, "order_id", object.id("order_id"), "order");
        return this;
    }

    /// The transaction that this one goes back to, if it does.
    ShopifyReferences parent() {
        addUnlessRounded(ReferenceType.PAYMENT, "parent_id", object.optionalId("parent_id"), "payment");
        return this;
    }

    private void addUnlessRounded(ReferenceType type, String field, @Nullable String value, String what) {
        if (value != null && id.castsDoubtOn(value)) {
            notes.add(field + " " + value + " was rounded by a relay (the " + noun + "'s own id was), so it names no "
                    + what);
        } else {
            add(type, source.issuer(), value);
        }
    }

    /// The processor's ids, where a gateway shows them and their spelling leaves no doubt of what they are.
    ShopifyReferences processor(VendorFields transaction) {
        String issuer = source.option(SourceOptions.PROCESSOR_ISSUER).orElse("");
        if (issuer.isEmpty()) {
            return this;
        }
        List<String> ids = new ArrayList<>();
        ids.add(transaction.optionalId("authorization"));
        ids.add(transaction.in("receipt").optionalId("id"));
        for (String sent : ids) {
            if (sent != null && PROCESSOR_REFUND.matcher(sent).matches()) {
                add(ReferenceType.REFUND, issuer, sent);
            } else if (sent != null && PROCESSOR_PAYMENT.matcher(sent).matches()) {
                add(ReferenceType.PAYMENT, issuer, sent);
            }
        }
        return this;
    }

    private void add(ReferenceType type, String issuer, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            references.add(new Reference(type, issuer, value));
        }
    }
}
