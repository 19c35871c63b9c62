package io.tieout.alert.domain;

import java.util.List;
import java.util.Optional;

/// What a change of an alert means for the messages about it.
///
/// A message that waits for its first try absorbs what follows, so that a burst or a flutter makes one message or none.
public sealed interface NoticeAction {

    Notice notice();

    /// Tell people.
    record Send(Notice notice) implements NoticeAction {}

    /// The waiting message takes the newer content and keeps its id.
    record Refresh(Notice notice) implements NoticeAction {}

    /// The waiting message has become untrue, and nobody has seen it.
    record Withdraw(Notice notice) implements NoticeAction {}

    /// Decides by what people know: `notices` are the alert's, oldest first, without withdrawn ones.
    static List<NoticeAction> after(AlertChange change, List<Notice> notices) {
        Optional<Notice> waiting = last(notices, true);
        Optional<Notice> known = last(notices, false);
        return switch (change.kind()) {
            case CHANGED -> refresh(waiting);
            case ACKNOWLEDGED -> List.of();
            case OPENED -> trouble(NoticeKind.OPENED, change.alert(), waiting, known);
            case ESCALATED -> trouble(NoticeKind.ESCALATED, change.alert(), waiting, known);
            case REOPENED -> trouble(NoticeKind.REOPENED, change.alert(), waiting, known);
            case RESOLVED -> relief(change.alert(), waiting, known);
        };
    }

    private static List<NoticeAction> refresh(Optional<Notice> waiting) {
        return waiting.filter(Notice::tellsOfTrouble).stream()
                .<NoticeAction>map(Refresh::new)
                .toList();
    }

    private static List<NoticeAction> trouble(
            NoticeKind kind, Alert alert, Optional<Notice> waiting, Optional<Notice> known) {
        if (waiting.isEmpty()) {
            return List.of(new Send(Notice.about(alert, kind)));
        }
        if (waiting.get().tellsOfTrouble()) {
            return List.of(new Refresh(waiting.get()));
        }
        boolean isWorse = known.isEmpty() || alert.level() > known.get().level();
        return isWorse
                ? List.of(new Withdraw(waiting.get()), new Send(Notice.about(alert, kind)))
                : List.of(new Withdraw(waiting.get()));
    }

    private static List<NoticeAction> relief(Alert alert, Optional<Notice> waiting, Optional<Notice> known) {
        if (waiting.isPresent() && !waiting.get().tellsOfTrouble()) {
            return List.of();
        }
        List<NoticeAction> withdrawn =
                waiting.stream().<NoticeAction>map(Withdraw::new).toList();
        if (known.isEmpty() || !known.get().tellsOfTrouble()) {
            return withdrawn;
        }
        NoticeAction send = new Send(Notice.about(alert, NoticeKind.RESOLVED));
        return withdrawn.isEmpty() ? List.of(send) : List.of(withdrawn.getFirst(), send);
    }

    private static Optional<Notice> last(List<Notice> notices, boolean isWaiting) {
        return notices.stream()
                .filter(notice -> notice.isWaiting() == isWaiting)
                .reduce((_, later) -> later);
    }
}
