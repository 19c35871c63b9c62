package io.tieout.simulator.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a line of the truth is about. References are written as `type:issuer:value`.
///
/// @param about the record concerned
/// @param records others that a break may name instead, because they are parts of the record or touched by it
/// @param order the order it belongs to; null where it belongs to none
/// @param document the ERP document that truly belongs to the record; null where there is none
/// @param documentType what the ERP was to make of it, `none` where it was to make nothing
record Concern(
        String about,
        List<String> records,
        @Nullable String order,
        @Nullable String document,
        String documentType) {

    private static final List<String> RECORDS = List.of("refund:", "return:", "exchange:");
    private static final String CREDIT_MEMO = "credit-memo";

    Concern {
        records = List.copyOf(records);
    }

    static Concern of(Fields line) {
        return new Concern(
                line.text("about"),
                line.texts("records"),
                line.optional("order"),
                line.optional("document"),
                line.orElse("documentType", "none"));
    }

    /// A break about an order finds what is wrong with the refunds of the order, and nothing else of it.
    @Nullable
    String orderOfRefund() {
        return isGivenBack() ? order : null;
    }

    /// Whether it is a refund, or several of an order, or what the ERP was to make of one.
    boolean isOfRefund() {
        return isGivenBack() || documentType.equals(CREDIT_MEMO);
    }

    /// A refund, or a return or exchange for which money is given back.
    private boolean isGivenBack() {
        return RECORDS.stream().anyMatch(about::startsWith);
    }
}
