package io.tieout.recon.domain.refund;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the fields that must survive from the source to the ERP.
final class Fields {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Fields() {}

    /// Fields of metadata that the source sent and a document lacks or has otherwise. The refund's id, the amount and
    /// the currency have break classes of their own.
    static List<FieldDifference> dropped(RefundRule rule, Assessment assessment) {
        Issued issued = assessment.refund().issued();
        if (issued == null || issued.isCancelled()) {
            return List.of();
        }
        Set<FieldDifference> differences = new java.util.LinkedHashSet<>();
        for (Document document : assessment.posted()) {
            for (SurvivingField field : SurvivingField.values()) {
                if (rule.mustSurvive().contains(field)) {
                    addIfDropped(differences, field, issued, document);
                }
            }
        }
        return List.copyOf(differences);
    }

    private static void addIfDropped(
            Set<FieldDifference> differences, SurvivingField field, Issued issued, Document document) {
        switch (field) {
            case REFUND_ID, AMOUNT, CURRENCY -> {}
            case ORDER_ID -> addIfOtherOrder(differences, issued, document);
            case REASON ->
                add(
                        differences,
                        field,
                        issued.promise().reason(),
                        document.event().reason());
            case EXTENT ->
                add(
                        differences,
                        field,
                        codeOf(issued.promise().extent()),
                        codeOf(document.event().extent()));
        }
    }

    private static void add(
            Set<FieldDifference> differences,
            SurvivingField field,
            @Nullable String expected,
            @Nullable String actual) {
        if (expected != null && !isSame(expected, actual)) {
            differences.add(new FieldDifference(field.code(), expected, actual));
        }
    }

    /// An order left out is no loss: the refund's id leads to it. One of the source's orders replaced by another is.
    private static void addIfOtherOrder(Set<FieldDifference> differences, Issued issued, Document document) {
        Set<Reference> expected = orders(issued.legs());
        Set<String> issuers = expected.stream().map(Reference::issuer).collect(Collectors.toSet());
        Set<Reference> actual = orders(document.legs());
        actual.removeIf(order -> !issuers.contains(order.issuer()));
        if (!actual.isEmpty() && actual.stream().noneMatch(expected::contains)) {
            differences.add(new FieldDifference(SurvivingField.ORDER_ID.code(), values(expected), values(actual)));
        }
    }

    /// What the source sent in a field, as the integration's payload names it; null where it sent nothing.
    static @Nullable String sent(SurvivingField field, Issued issued) {
        return switch (field) {
            case REFUND_ID -> issued.record().value();
            case ORDER_ID -> valueOrNull(orders(issued.legs()));
            case AMOUNT -> issued.face().decimal();
            case CURRENCY -> issued.face().currency().getCurrencyCode();
            case REASON -> issued.promise().reason();
            case EXTENT -> codeOf(issued.promise().extent());
        };
    }

    /// Spelling apart: letter case, surrounding and repeated white space, and trailing zeros of the amount do not
    /// count.
    static boolean isSame(SurvivingField field, String sent, @Nullable String other, Money face) {
        if (field == SurvivingField.AMOUNT && other != null) {
            try {
                return Money.parse(other.strip(), face.currency().getCurrencyCode())
                        .equals(face);
            } catch (IllegalArgumentException malformed) {
                return false;
            }
        }
        return isSame(sent, other);
    }

    private static boolean isSame(String expected, @Nullable String actual) {
        return expected.equals(actual) || (actual != null && normal(expected).equals(normal(actual)));
    }

    private static String normal(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    private static Set<Reference> orders(List<io.tieout.recon.domain.Leg> legs) {
        Set<Reference> orders = new TreeSet<>();
        legs.forEach(leg -> orders.addAll(leg.references(ReferenceType.ORDER)));
        return orders;
    }

    private static @Nullable String valueOrNull(Set<Reference> references) {
        return references.isEmpty() ? null : references.iterator().next().value();
    }

    private static String values(Set<Reference> references) {
        return new ArrayList<>(references).stream().map(Reference::value).collect(Collectors.joining(", "));
    }

    private static @Nullable String codeOf(@Nullable Coded coded) {
        return coded == null ? null : coded.code();
    }
}
