package io.tieout.simulator.score;

import java.util.List;

/// What was said of the step of the handoff, of what was found.
///
/// "Not determinable" is right where the evidence is missing; elsewhere it is too little, and a definite step where the
/// truth has none is too much.
///
/// @param wrong another step, or another pair of steps, than the truth has
/// @param tooLittle called not determinable although it was determinable
/// @param overclaimed a definite step although it was not determinable
/// @param silent nothing said
record StepAnswers(long right, long wrong, long tooLittle, long overclaimed, long silent) {

    /// Joins the steps between which the evidence does not decide.
    private static final String OR = " or ";

    static StepAnswers of(List<Pairing.Hit> hits) {
        StepAnswers answers = new StepAnswers(0, 0, 0, 0, 0);
        for (Pairing.Hit hit : hits) {
            answers = answers.with(hit);
        }
        return answers;
    }

    private StepAnswers with(Pairing.Hit hit) {
        String said = hit.found().diagnosis().step();
        String truth = String.valueOf(hit.injection().diagnosis().step());
        if (said == null) {
            return new StepAnswers(right, wrong, tooLittle, overclaimed, silent + 1);
        }
        if (said.equals(truth)) {
            return new StepAnswers(right + 1, wrong, tooLittle, overclaimed, silent);
        }
        if (said.contains(OR) == truth.contains(OR)) {
            return new StepAnswers(right, wrong + 1, tooLittle, overclaimed, silent);
        }
        return said.contains(OR)
                ? new StepAnswers(right, wrong, tooLittle + 1, overclaimed, silent)
                : new StepAnswers(right, wrong, tooLittle, overclaimed + 1, silent);
    }
}
