package io.tieout.ledger.rest;

import io.tieout.kit.page.Cursor;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cursors of lists of codes.
final class CodeKeys {

    private CodeKeys() {}

    static List<?> of(CodeKey key) {
        return List.of(key.source(), key.kind().code(), key.code());
    }

    static @Nullable CodeKey after(@Nullable Cursor cursor) {
        return cursor == null
                ? null
                : new CodeKey(
                        cursor.text(0),
                        Objects.requireNonNull(
                                Parameters.optionalCode("cursor", cursor.text(1), List.of(CodeKind.values()))),
                        cursor.text(2));
    }
}
