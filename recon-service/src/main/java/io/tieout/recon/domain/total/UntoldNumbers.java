package io.tieout.recon.domain.total;

import io.tieout.recon.domain.Numbers;
import io.tieout.recon.domain.Numbers.Gap;
import io.tieout.recon.domain.Numbers.Repeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the numbers of the parts of a total say of those that were not told, or told more than once.
///
/// @param field by which the series are told apart; null where there is one
record UntoldNumbers(@Nullable String field, Numbers numbers) {

    /// Gaps and repeats of which one break names the numbers.
    private static final int NAMED_MAX = 20;

    /// Null where parts are not numbered.
    static @Nullable UntoldNumbers of(@Nullable Numbering numbering, Numbers numbers) {
        return numbering == null ? null : new UntoldNumbers(numbering.series(), numbers);
    }

    /// The numbers that are missing, if they are as many as the parts that are lacking and none is there twice: then
    /// they are those parts. Null otherwise.
    @Nullable
    String exactly(long lacking) {
        return lacking > 0 && numbers.missing() == lacking && numbers.repeats().isEmpty() ? missing() : null;
    }

    /// @param lacking parts that were not told; negative where more were told
    List<String> sentences(long lacking) {
        List<String> sentences = new ArrayList<>();
        long missing = numbers.missing();
        if (missing > 0) {
            sentences.add("Between the numbers that were told %d %s missing: %s.%s"
                    .formatted(missing, missing == 1 ? "is" : "are", missing(), rest(lacking - missing)));
        }
        if (!numbers.repeats().isEmpty()) {
            sentences.add("Told more than once: %s."
                    .formatted(named(
                            numbers.repeats(),
                            Repeat::series,
                            each -> each.number() + " (%d times)".formatted(each.parts()))));
        }
        return sentences;
    }

    private static String rest(long others) {
        return others > 0
                ? " The other %d may be before the first number of a series or after its last.".formatted(others)
                : others < 0 ? " That is %d more than the total lacks.".formatted(-others) : "";
    }

    private String missing() {
        return named(numbers.gaps(), Gap::series, UntoldNumbers::range);
    }

    private static String range(Gap gap) {
        return gap.size() == 1 ? Long.toString(gap.first()) : gap.first() + " to " + gap.last();
    }

    /// The first of them by their series, `3, 5 to 7 of register S1-1; 12 of register S1-2`.
    private <T> String named(List<T> all, Function<T, String> seriesOf, Function<T, String> nameOf) {
        Map<String, String> bySeries = all.stream()
                .limit(NAMED_MAX)
                .collect(Collectors.groupingBy(
                        seriesOf, TreeMap::new, Collectors.mapping(nameOf, Collectors.joining(", "))));
        String first = bySeries.entrySet().stream()
                .map(each -> each.getValue() + inSeries(each.getKey()))
                .collect(Collectors.joining("; "));
        return all.size() > NAMED_MAX ? first + "; and %d more".formatted(all.size() - NAMED_MAX) : first;
    }

    private String inSeries(String series) {
        return series.isEmpty() ? "" : " of " + (field == null ? "" : field + " ") + series;
    }
}
