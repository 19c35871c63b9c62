package io.tieout.kit.page;

import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How much of a list, and from where. Queries ask for [#limit()] rows: one more than a page, to know whether it is
/// the last one.
///
/// `filters` are all parameters that change what is in the list or its order; a cursor made for others is refused.
public record PageRequest(int size, @Nullable Cursor after, List<String> filters) {

    public static final int PAGE_SIZE_DEFAULT = 50;
    public static final int PAGE_SIZE_MAX = 500;

    public PageRequest {
        filters = List.copyOf(filters);
    }

    /// Reads the query parameters `pageSize` and `cursor` as the client sent them (null when absent).
    public static PageRequest of(@Nullable String pageSize, @Nullable String cursor, @Nullable Object... filters) {
        List<String> texts = Arrays.stream(filters).map(String::valueOf).toList();
        Cursor after = cursor == null || cursor.isEmpty() ? null : Cursor.decode(cursor, texts.toArray());
        return new PageRequest(sizeOf(pageSize), after, texts);
    }

    /// The number of rows to read.
    public int limit() {
        return size + 1;
    }

    /// Makes the page out of up to [#limit()] rows; `sortKeys` gives the keys the list is ordered by.
    public <T> Page<T> page(List<T> rows, Function<T, List<?>> sortKeys) {
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, size);
        return new Page<>(items, Cursor.encode(sortKeys.apply(items.getLast()), filters.toArray()));
    }

    private static int sizeOf(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return PAGE_SIZE_DEFAULT;
        }
        try {
            int size = Integer.parseInt(text);
            if (size >= 1 && size <= PAGE_SIZE_MAX) {
                return size;
            }
        } catch (NumberFormatException notANumber) {
            throw badSize(text);
        }
        throw badSize(text);
    }

    private static ProblemException badSize(String text) {
        return CommonProblem.BAD_PAGE_SIZE.at(
                "pageSize",
                "'" + text.substring(0, Math.min(text.length(), 20)) + "' is not a page size.",
                "Send a whole number from 1 to " + PAGE_SIZE_MAX + ", or leave it out for " + PAGE_SIZE_DEFAULT + ".");
    }
}
