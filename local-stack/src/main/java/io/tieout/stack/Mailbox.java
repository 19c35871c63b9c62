package io.tieout.stack;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/// An SMTP server that takes mail for anybody, delivers it nowhere and shows it on a page.
final class Mailbox implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final GreenMail smtp;
    private final HttpServer http;
    private final MailStore store;

    private Mailbox(GreenMail smtp, HttpServer http, MailStore store) {
        this.smtp = smtp;
        this.http = http;
        this.store = store;
    }

    static Mailbox start(int smtpPort, int httpPort, Path directory) throws IOException {
        MailStore store = new MailStore(Files.createDirectories(directory));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), httpPort), 0);
        http.createContext("/", new MailPage(store));
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, HOST, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        http.start();
        return new Mailbox(smtp, http, store);
    }

    /// Moves what arrived from memory to files.
    synchronized void sweep() throws IOException, MessagingException, FolderException {
        for (GreenMailUser user : smtp.getUserManager().listUser()) {
            MailFolder inbox = smtp.getManagers().getImapHostManager().getInbox(user);
            for (StoredMessage message : inbox.getMessages()) {
                store.save(message.getMimeMessage());
                message.setFlag(Flags.Flag.DELETED, true);
            }
            inbox.expunge();
        }
    }

    @Override
    public void close() {
        smtp.stop();
        http.stop(0);
    }
}
