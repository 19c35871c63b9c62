package io.tieout.simulator.score;

import io.tieout.event.Coded;
import io.tieout.simulator.score.TruthLine.Injection;
import java.util.Objects;

/// What a break says of what it found, each of which can be right or wrong.
enum Aspect implements Coded {
    CLASS("class"),
    CAUSE("cause"),
    STEP("step"),
    AUTHORITY("authority"),
    AMOUNT("amount");

    private final String code;

    Aspect(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// Whether the truth says anything to compare with.
    boolean isKnown(Injection injection) {
        return this != AUTHORITY || injection.diagnosis().authority() != null;
    }

    /// Of cause and step, whether no more and no less is said than can be known.
    boolean agreesAsKnown(Injection injection, Found found) {
        Diagnosis said = found.diagnosis();
        return switch (this) {
            case CAUSE -> injection.observable().cause().equals(said.cause());
            case STEP -> injection.observable().step().equals(said.step());
            case CLASS, AUTHORITY, AMOUNT -> agrees(injection, found);
        };
    }

    /// Whether it is said as it was done.
    boolean agrees(Injection injection, Found found) {
        Diagnosis truth = injection.diagnosis();
        Diagnosis said = found.diagnosis();
        return switch (this) {
            case CLASS -> truth.breakClass().equals(said.breakClass());
            case CAUSE -> Objects.equals(truth.cause(), said.cause());
            case STEP -> Objects.equals(truth.step(), said.step());
            case AUTHORITY -> Objects.equals(truth.authority(), said.authority());
            case AMOUNT -> injection.delta().equals(found.delta());
        };
    }
}
