package io.tieout.recon.domain.balance;

import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.List;

/// Decides which of the statements of one account do not tie, where some do not.
///
/// Each is held against the one before. Two that do not tie say nothing of which of them is wrong; the next one does.
/// If it goes back to where the account stood, the one between was misstated alone. If it ties to the one before, that
/// one has a movement in it that nobody told, and from there on the account stands there. Where the second and the
/// third tie to each other and not to the first, the first was wrong.
final class Levels {

    /// A statement and what it should have said.
    ///
    /// @param before the statement that it is held against
    record Judged(Statement statement, Statement before, Money expected) {
        Money difference() {
            return expected.minus(statement.balance());
        }
    }

    private Levels() {}

    /// One entry per statement but the first, which is among them only where it was wrong.
    ///
    /// @param statements of one account in one currency, in the order of time
    static List<Judged> judge(List<Statement> statements) {
        List<Judged> judged = new ArrayList<>();
        if (statements.size() < 2) {
            return judged;
        }
        Statement tied = statements.getFirst();
        Statement last = tied;
        if (isFirstWrong(statements)) {
            last = statements.get(1);
            tied = last;
            judged.add(held(statements.getFirst(), tied));
        }
        for (Statement each : statements.subList(1, statements.size())) {
            boolean goesBack = each.level().equals(tied.level());
            judged.add(held(each, goesBack ? tied : last));
            if (goesBack || each.level().equals(last.level())) {
                tied = each;
            }
            last = each;
        }
        return judged;
    }

    private static Judged held(Statement statement, Statement against) {
        return new Judged(statement, against, statement.moved().amount().plus(against.level()));
    }

    private static boolean isFirstWrong(List<Statement> statements) {
        return statements.size() > 2
                && !statements.get(0).level().equals(statements.get(1).level())
                && statements.get(1).level().equals(statements.get(2).level());
    }
}
