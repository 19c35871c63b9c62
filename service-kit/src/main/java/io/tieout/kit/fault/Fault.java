package io.tieout.kit.fault;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/// Whose fault a failure is. It decides between waiting and dead-lettering, so it errs towards waiting.
public enum Fault {
    /// The surroundings: PostgreSQL or Kafka away, slow, full, restarting or not yet migrated. Waiting helps.
    OUTAGE,
    /// The record or our reading of it: the same input fails again however long one waits.
    DATA;

    private static final int CAUSES_MAX = 20;

    /// Classifies by the first cause in the chain that speaks of an outage; what nothing speaks for is data.
    public static Fault of(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            if (cause instanceof PgException pg) {
                return ofSqlState(pg.getSqlState());
            }
            if (speaksOfOutage(cause)) {
                return OUTAGE;
            }
            cause = cause.getCause();
        }
        return DATA;
    }

    /// Classes 21, 22, 23, 44, 54 and P0 judge values; every other class speaks of the server or of our schema.
    static Fault ofSqlState(@Nullable String sqlState) {
        if (sqlState == null || sqlState.length() < 2) {
            return OUTAGE;
        }
        return switch (sqlState.substring(0, 2)) {
            case "21", "22", "23", "44", "54", "P0" -> DATA;
            default -> OUTAGE;
        };
    }

    private static boolean speaksOfOutage(Throwable cause) {
        return switch (cause) {
            case RecordTooLargeException _, SerializationException _, InvalidRecordException _ -> false;
            case KafkaException _, ClosedConnectionException _, VertxException _ -> true;
            case com.fasterxml.jackson.core.JacksonException _ -> false;
            case IOException _, RejectedExecutionException _, CancellationException _, OutOfMemoryError _ -> true;
            case java.util.concurrent.TimeoutException _, io.smallrye.mutiny.TimeoutException _ -> true;
            case IllegalStateException state -> saysClosed(state.getMessage());
            default -> false;
        };
    }

    /// Clients that are closed while the process stops say so only in words.
    private static boolean saysClosed(@Nullable String message) {
        return message != null && message.contains("closed");
    }
}
