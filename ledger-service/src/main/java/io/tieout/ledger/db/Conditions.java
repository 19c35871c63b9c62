package io.tieout.ledger.db;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The WHERE clause of a list with optional filters. Values are always parameters.
final class Conditions {

    private final StringBuilder clause = new StringBuilder("true");
    private final List<Object> parameters;

    Conditions() {
        this(new ArrayList<>());
    }

    private Conditions(List<Object> parameters) {
        this.parameters = parameters;
    }

    /// Of a query inside of this one's: it numbers its values among them.
    Conditions inner() {
        return new Conditions(parameters);
    }

    /// Adds a condition whose values have their placeholders already.
    Conditions and(String condition) {
        clause.append(" AND ").append(condition);
        return this;
    }

    /// Adds a condition, whose `?` is the value, unless the value is null.
    Conditions and(String condition, @Nullable Object value) {
        if (value != null) {
            clause.append(" AND ").append(condition.replace("?", parameter(value)));
        }
        return this;
    }

    /// The placeholder of a further value.
    String parameter(Object value) {
        parameters.add(value);
        return "$" + parameters.size();
    }

    String clause() {
        return clause.toString();
    }

    Tuple tuple() {
        return Tuple.from(parameters.toArray());
    }
}
