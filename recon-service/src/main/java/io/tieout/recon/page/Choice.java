package io.tieout.recon.page;

import io.tieout.event.Coded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An option of a select box.
public record Choice(String value, String label, boolean isSelected) {

    /// The rules that are in force, behind one that means no condition.
    static List<Choice> ofRules(List<String> rules, @Nullable String selected) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", "Any rule", selected == null || selected.isEmpty()));
        rules.forEach(each -> choices.add(new Choice(each, Words.of(each), each.equals(selected))));
        return choices;
    }

    /// All codes of a type, behind one that means no condition.
    static <E extends Enum<E> & Coded> List<Choice> of(Class<E> type, String any, @Nullable E selected) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", any, selected == null));
        for (E constant : type.getEnumConstants()) {
            choices.add(new Choice(constant.code(), Words.of(constant.code()), constant == selected));
        }
        return choices;
    }

    /// These codes, one of which is always meant.
    static <E extends Enum<E> & Coded> List<Choice> of(Collection<E> codes, E selected) {
        return codes.stream()
                .sorted()
                .map(each -> new Choice(each.code(), Words.of(each.code()), each == selected))
                .toList();
    }
}
