package io.tieout.recon.db;

import io.tieout.kit.page.Cursor;
import io.tieout.kit.problem.CommonProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/// Keys of a cursor in types of their own; a cursor that somebody wrote by hand is the client's fault.
final class CursorKeys {

    private CursorKeys() {}

    static UUID uuid(Cursor cursor, int index) {
        return read(cursor.text(index), UUID::fromString);
    }

    static LocalDate date(Cursor cursor, int index) {
        return read(cursor.text(index), LocalDate::parse);
    }

    private static <T> T read(String key, Function<String, T> parse) {
        try {
            return parse.apply(key);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw CommonProblem.BAD_CURSOR.at(
                    "cursor",
                    "The cursor is malformed.",
                    "Send 'next' of the previous page unchanged; or leave it out to start again.");
        }
    }
}
