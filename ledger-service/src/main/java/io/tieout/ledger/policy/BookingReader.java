package io.tieout.ledger.policy;

import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.BookingRoles;
import io.tieout.ledger.domain.BookingRoles.Preference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads whose word books a fact of a policy file.
final class BookingReader {

    private BookingReader() {}

    /// A role, a preference `{firstOf: [processor, storefront], when: {kind: shipment}}`, or a list of both.
    static BookingRoles read(BookableFact bookable, YamlNode node) {
        List<Preference> preferences = new ArrayList<>();
        for (YamlNode item : node.items()) {
            preferences.add(
                    item.isText() ? Preference.of(item.code(SourceRole.class, "role")) : preference(bookable, item));
        }
        return node.checked(() -> {
            BookingRoles booking = new BookingRoles(preferences);
            booking.requireCompleteFor(bookable);
            return booking;
        });
    }

    private static Preference preference(BookableFact bookable, YamlNode node) {
        Map<String, YamlNode> fields = node.fields("firstOf", "when");
        List<SourceRole> roles = node.required(fields, "firstOf").items().stream()
                .map(role -> role.code(SourceRole.class, "role"))
                .toList();
        YamlNode when = fields.get("when");
        Map<String, Set<String>> codes = when == null ? Map.of() : codes(bookable.codes(), when);
        return node.checked(() -> new Preference(roles, codes));
    }

    private static Map<String, Set<String>> codes(Map<String, Set<String>> known, YamlNode when) {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        when.fields(known.keySet().toArray(String[]::new)).forEach((name, values) -> {
            for (YamlNode value : values.items()) {
                if (!known.getOrDefault(name, Set.of()).contains(value.text())) {
                    throw value.refuse("unknown " + name + " " + value.text() + "; use one of " + known.get(name));
                }
            }
            codes.put(name, values.texts());
        });
        return codes;
    }
}
