package io.tieout.test.sample.pooled;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

public record OwnTransaction(Pool pool) {

    Uni<Void> book() {
        return pool.withTransaction(
                connection -> connection.query("SELECT 1").execute().replaceWithVoid());
    }
}
