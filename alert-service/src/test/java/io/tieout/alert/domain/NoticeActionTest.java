package io.tieout.alert.domain;

import static io.tieout.alert.domain.Given.amountRule;
import static io.tieout.alert.domain.Given.openBreak;
import static io.tieout.alert.domain.Given.opened;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeActionTest {

    private static final Alert ALERT = opened(amountRule(), openBreak(250_00));

    @Test
    void tellsOfAnOpening() {
        List<NoticeAction> actions = after(ChangeKind.OPENED);

        assertThat(actions).hasSize(1).first().isInstanceOf(NoticeAction.Send.class);
        assertThat(actions.getFirst().notice().kind()).isEqualTo(NoticeKind.OPENED);
    }

    @Test
    void theSameVersionMakesTheSameMessageId() {
        String first = after(ChangeKind.OPENED).getFirst().notice().webhookId();
        String again = after(ChangeKind.OPENED).getFirst().notice().webhookId();

        assertThat(first).isEqualTo(again).startsWith("msg_").doesNotContain(".");
    }

    @Test
    void aWaitingMessageTakesTheNewerContentAndKeepsItsId() {
        Notice waiting = waiting(NoticeKind.OPENED, 0);

        assertThat(after(ChangeKind.CHANGED, waiting)).containsExactly(new NoticeAction.Refresh(waiting));
        assertThat(after(ChangeKind.ESCALATED, waiting)).containsExactly(new NoticeAction.Refresh(waiting));
    }

    @Test
    void aChangeAfterTheMessageHasGoneTellsNobody() {
        assertThat(after(ChangeKind.CHANGED, told(NoticeKind.OPENED, 0))).isEmpty();
        assertThat(after(ChangeKind.ACKNOWLEDGED, told(NoticeKind.OPENED, 0))).isEmpty();
    }

    @Test
    void escalationAndResolutionAreTold() {
        assertThat(after(ChangeKind.ESCALATED, told(NoticeKind.OPENED, 0)))
                .extracting(action -> action.notice().kind())
                .containsExactly(NoticeKind.ESCALATED);
        assertThat(after(ChangeKind.RESOLVED, told(NoticeKind.OPENED, 0)))
                .extracting(action -> action.notice().kind())
                .containsExactly(NoticeKind.RESOLVED);
    }

    @Test
    void whatNobodyHasSeenIsWithdrawnWithoutAWord() {
        Notice waiting = waiting(NoticeKind.OPENED, 0);

        assertThat(after(ChangeKind.RESOLVED, waiting)).containsExactly(new NoticeAction.Withdraw(waiting));
    }

    @Test
    void aWaitingEscalationGivesWayToTheResolution() {
        Notice waiting = waiting(NoticeKind.ESCALATED, 1);

        List<NoticeAction> actions = after(ChangeKind.RESOLVED, told(NoticeKind.OPENED, 0), waiting);

        assertThat(actions).hasSize(2).first().isEqualTo(new NoticeAction.Withdraw(waiting));
        assertThat(actions.getLast().notice().kind()).isEqualTo(NoticeKind.RESOLVED);
    }

    @Test
    void aFlutterIsNotToldAtAll() {
        Notice waiting = waiting(NoticeKind.RESOLVED, 1);

        assertThat(after(ChangeKind.REOPENED, told(NoticeKind.OPENED, 1), waiting))
                .containsExactly(new NoticeAction.Withdraw(waiting));
    }

    @Test
    void aFlutterThatComesBackWorseIsTold() {
        Notice waiting = waiting(NoticeKind.RESOLVED, 0);

        assertThat(after(ChangeKind.REOPENED, told(NoticeKind.OPENED, 0), waiting))
                .extracting(action -> action.getClass().getSimpleName())
                .containsExactly("Withdraw", "Send");
    }

    @Test
    void nothingToTakeBackWhereNobodyWasTold() {
        assertThat(after(ChangeKind.RESOLVED)).isEmpty();
        assertThat(after(ChangeKind.RESOLVED, told(NoticeKind.OPENED, 0), told(NoticeKind.RESOLVED, 0)))
                .isEmpty();
    }

    private static List<NoticeAction> after(ChangeKind kind, Notice... notices) {
        return NoticeAction.after(new AlertChange(kind, ALERT, null), List.of(notices));
    }

    private static Notice waiting(NoticeKind kind, int level) {
        return new Notice(UUID.nameUUIDFromBytes(("waiting " + kind).getBytes(UTF_8)), kind, level, true);
    }

    private static Notice told(NoticeKind kind, int level) {
        return new Notice(UUID.nameUUIDFromBytes(("told " + kind).getBytes(UTF_8)), kind, level, false);
    }
}
