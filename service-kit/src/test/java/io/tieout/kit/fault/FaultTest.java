package io.tieout.kit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
        SQLSTATE, FAULT
        08006,    OUTAGE
        53300,    OUTAGE
        57P01,    OUTAGE
        57014,    OUTAGE
        58030,    OUTAGE
        40P01,    OUTAGE
        40001,    OUTAGE
        55P03,    OUTAGE
        25P03,    OUTAGE
        28P01,    OUTAGE
        42P01,    OUTAGE
        42501,    OUTAGE
        XX000,    OUTAGE
        22003,    DATA
        22P02,    DATA
        23505,    DATA
        23514,    DATA
        21000,    DATA
        54000,    DATA
        P0001,    DATA
        """)
    void aSqlStateSaysWhoseFaultItIs(String sqlState, Fault fault) {
        assertThat(Fault.of(new CompletionException(new PgException("", "", sqlState, ""))))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatTheSurroundingsDoIsAnOutage(Throwable failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.OUTAGE);
        assertThat(Fault.of(new IllegalArgumentException("wrapped", failure))).isEqualTo(Fault.OUTAGE);
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new ConnectException("refused"),
                ClosedConnectionException.INSTANCE,
                new VertxException("Connection is closed", true),
                new NotEnoughReplicasException("no"),
                new org.apache.kafka.common.errors.TimeoutException("no"),
                new java.util.concurrent.TimeoutException(),
                new io.smallrye.mutiny.TimeoutException(),
                new java.util.concurrent.RejectedExecutionException(),
                new java.util.concurrent.CancellationException(),
                new IllegalStateException("Pool closed"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatFailsAgainHoweverLongOneWaitsIsData(Throwable failure) {
        assertThat(Fault.of(failure)).isEqualTo(Fault.DATA);
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new RecordTooLargeException("5 MB"),
                new JsonParseException("bad"),
                new IllegalStateException("debits must equal credits"),
                new NullPointerException(),
                new StackOverflowError());
    }

    @Test
    void aCauseThatCausesItselfEndsTheSearch() {
        Exception one = new Exception();
        Exception two = new Exception(one);
        one.initCause(two);

        assertThat(Fault.of(one)).isEqualTo(Fault.DATA);
    }
}
