package io.tieout.stack;

import com.icegreen.greenmail.store.FolderException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;

/// Main class of the mailbox's process.
final class MailboxMain {

    private static final long SWEEP_MS = 100;

    private MailboxMain() {}

    /// Arguments: the SMTP port, the port of the page, the directory of the messages.
    public static void main(String[] args) throws IOException, InterruptedException {
        Mailbox mailbox = Mailbox.start(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Path.of(args[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sweep(mailbox);
            mailbox.close();
        }));
        while (true) {
            sweep(mailbox);
            Thread.sleep(SWEEP_MS);
        }
    }

    private static void sweep(Mailbox mailbox) {
        try {
            mailbox.sweep();
        } catch (IOException | MessagingException | FolderException failed) {
            // The message stays in memory and the next sweep tries again.
            System.err.println("a message could not be stored: " + failed);
        }
    }
}
