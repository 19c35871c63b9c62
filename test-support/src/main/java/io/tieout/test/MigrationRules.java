package io.tieout.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What every migration is held to. Row-level security binds the owner of the tables too, so one that changes rows sees
/// none of those that are there, and says nothing, unless it lifts that for itself.
public final class MigrationRules {

    private static final Pattern BODY_OF_FUNCTION = Pattern.compile("\\$\\$.*?\\$\\$", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern CHANGES_ROWS =
            Pattern.compile("(?is)(update|delete\\s+from|with)\\b.*|insert\\s+into\\b(?!.*\\bvalues\\b).*");
    private static final String LIFTED = "NO FORCE ROW LEVEL SECURITY";

    private MigrationRules() {}

    /// The migrations of the module in whose directory the tests run, but for `mended`, which later ones made good.
    public static List<String> blind(String... mended) {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.filter(MigrationRules::isBlind)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !List.of(mended).contains(name))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isBlind(Path file) {
        try {
            return isBlind(Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static boolean isBlind(String sql) {
        String plain =
                COMMENT.matcher(BODY_OF_FUNCTION.matcher(sql).replaceAll("''")).replaceAll("");
        return !plain.contains(LIFTED)
                && Stream.of(plain.split(";", -1))
                        .map(String::strip)
                        .anyMatch(statement -> CHANGES_ROWS.matcher(statement).matches());
    }
}
