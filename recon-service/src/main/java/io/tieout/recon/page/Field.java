package io.tieout.recon.page;

import java.util.List;

/// One field of a form of filters.
///
/// @param type `text`, `date` or `select`
/// @param value what it holds; of a `select` one of the choices is selected
public record Field(String name, String label, String type, String value, List<Choice> choices) {

    private static final String SELECT = "select";

    public Field {
        choices = List.copyOf(choices);
    }

    static Field text(Visit visit, String name, String label) {
        return new Field(name, label, "text", visit.field(name), List.of());
    }

    static Field date(Visit visit, String name, String label) {
        return new Field(name, label, "date", visit.field(name), List.of());
    }

    static Field select(String name, String label, List<Choice> choices) {
        return new Field(name, label, SELECT, "", choices);
    }

    public boolean isSelect() {
        return type.equals(SELECT);
    }
}
