package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Events of which something else holds than the rest of the suite was told.
public interface UntoldEvents {

    /// The most events that are told at a time.
    int EVENTS_MAX = 100;

    /// What is to be told of some of them.
    ///
    /// @param ids of what caused the telling
    /// @param events each with what contradicts it now
    record Next(List<Long> ids, List<Told.Event> events) {

        public Next {
            ids = List.copyOf(ids);
            events = List.copyOf(events);
        }
    }

    /// The next of all tenants, up to [#EVENTS_MAX]; the same ones until they are told.
    Uni<Next> next();

    /// Notes that Kafka has acknowledged these.
    Uni<Void> told(Next next);
}
