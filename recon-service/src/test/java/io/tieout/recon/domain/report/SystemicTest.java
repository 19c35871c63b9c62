package io.tieout.recon.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.report.Systemic.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// From four classes over two types of transactions on it is more than single causes.
class SystemicTest {

    private final List<Problem> problems = new ArrayList<>(List.of(
            problem("US", BreakClass.MISSING, "refunds"),
            problem("US", BreakClass.AMOUNT, "refunds"),
            problem("US", BreakClass.DUPLICATE_POSTING, "refunds"),
            problem("US", BreakClass.MISSING, "stored-value")));

    @Test
    void countsClassesAndNotBreaks() {
        assertThat(Systemic.of(problems)).singleElement().satisfies(us -> {
            assertThat(us.isSystemic()).isFalse();
            assertThat(us.problems()).isEqualTo(4);
            assertThat(us.breaks()).isEqualTo(40);
            assertThat(us.transactionTypes()).containsExactly("refunds", "stored-value");
        });

        problems.add(problem("US", BreakClass.WRONG_ACCOUNT, "stored-value"));

        assertThat(Systemic.of(problems))
                .singleElement()
                .satisfies(us -> assertThat(us.isSystemic()).isTrue());
    }

    @Test
    void leavesOutWhatCameLateAndOtherEntities() {
        problems.add(problem("US", BreakClass.LATE, "refunds"));
        problems.add(problem("DE", BreakClass.WRONG_ACCOUNT, "stored-value"));

        assertThat(Systemic.of(problems)).extracting(Systemic::isSystemic).containsExactly(false, false);
    }

    @Test
    void needsTwoTypesOfTransactions() {
        List<Problem> ofRefunds = List.of(
                problem("US", BreakClass.MISSING, "refunds"),
                problem("US", BreakClass.AMOUNT, "refunds"),
                problem("US", BreakClass.DUPLICATE_POSTING, "refunds"),
                problem("US", BreakClass.WRONG_ACCOUNT, "refunds"));

        assertThat(Systemic.of(ofRefunds))
                .singleElement()
                .satisfies(us -> assertThat(us.isSystemic()).isFalse());
    }

    private static Problem problem(String entity, BreakClass breakClass, String rule) {
        return new Problem(entity, breakClass, Set.of(rule), 10);
    }
}
