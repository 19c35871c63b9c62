package io.tieout.alert.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertDocuments;
import io.tieout.alert.app.Courier;
import io.tieout.alert.app.Leased;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;

/// Hands a notice to the mail server. The message id is the notice's, so that mail systems can tell a repeat.
@ApplicationScoped
class MailCourier implements Courier<Target.Email> {

    /// What a mail server answers when it has taken a message.
    private static final int OK = 250;

    private final AlertDocuments documents;

    MailCourier(AlertDocuments documents) {
        this.documents = documents;
    }

    /// `templates/alert.txt` and `templates/alert.html`.
    @CheckedTemplate(basePath = "")
    static final class Templates {

        private Templates() {}

        static native MailTemplateInstance alert(AlertMail mail);
    }

    @Override
    public Uni<AttemptResult> send(Leased leased, Channel channel, Target.Email target, String traceparent) {
        AlertMail mail = AlertMail.of(leased.notice().kind(), documents.read(leased.document()));
        Mail envelope = new Mail()
                .addHeader("Message-ID", "<" + leased.notice().webhookId() + "@tieout>")
                .addHeader("X-Tieout-Notice", leased.notice().webhookId())
                .addHeader("X-Tieout-Alert", leased.alertId().toString())
                .addHeader(RecordTrace.TRACEPARENT, traceparent);
        return Templates.alert(mail)
                .mail(envelope)
                .to(target.recipients().toArray(String[]::new))
                .subject(mail.subject())
                .send()
                .map(_ -> new AttemptResult.Accepted(OK));
    }
}
