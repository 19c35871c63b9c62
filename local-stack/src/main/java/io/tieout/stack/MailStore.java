package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Received messages as files, one `.eml` each, so that they outlive the mailbox's process.
record MailStore(Path directory) {

    private static final int SHOWN_MAX = 200;
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Session SESSION = Session.getInstance(new Properties());

    /// Keeps the message once, however many recipients got a copy of it.
    void save(MimeMessage message) throws IOException, MessagingException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        String messageId = message.getMessageID();
        byte[] identity = messageId == null ? raw.toByteArray() : messageId.getBytes(UTF_8);
        Path file = file(UUID.nameUUIDFromBytes(identity).toString());
        if (!Files.exists(file)) {
            Path draft = file.resolveSibling(file.getFileName() + ".draft");
            Files.write(draft, raw.toByteArray());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// The newest messages, newest first, at most 200.
    List<Mail> newest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.comparingLong(MailStore::modified).reversed())
                    .limit(SHOWN_MAX)
                    .map(MailStore::read)
                    .toList();
        }
    }

    /// The message as it came over the wire.
    Optional<byte[]> raw(String id) throws IOException {
        return ID.matcher(id).matches() && Files.exists(file(id))
                ? Optional.of(Files.readAllBytes(file(id)))
                : Optional.empty();
    }

    private Path file(String id) {
        return directory.resolve(id + ".eml");
    }

    private static long modified(Path file) {
        return file.toFile().lastModified();
    }

    private static Mail read(Path file) {
        try (InputStream raw = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(SESSION, raw);
            return new Mail(
                    file.getFileName().toString().replace(".eml", ""),
                    Files.getLastModifiedTime(file).toInstant(),
                    InternetAddress.toString(message.getFrom()) + "",
                    InternetAddress.toString(message.getRecipients(Message.RecipientType.TO)) + "",
                    orEmpty(message.getSubject()),
                    textOf(message));
        } catch (IOException | MessagingException unreadable) {
            throw new UncheckedIOException(new IOException("cannot read " + file, unreadable));
        }
    }

    private static String textOf(Part part) throws IOException, MessagingException {
        Object content = part.getContent();
        if (content instanceof String text && part.isMimeType("text/plain")) {
            return text.stripTrailing();
        }
        if (content instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart candidate = parts.getBodyPart(index);
                String text = textOf(candidate);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
