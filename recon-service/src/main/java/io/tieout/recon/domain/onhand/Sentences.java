package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The evidence of a difference, in words.
final class Sentences {

    private Sentences() {}

    static List<String> of(Judged judged, @Nullable Money cost) {
        Held held = judged.held();
        Held before = judged.before();
        Moved since = judged.since();
        List<String> sentences = new ArrayList<>();
        sentences.add("%s %s %d of %s at %s as of %s."
                .formatted(
                        held.leg().envelope().source(),
                        held.isCount() ? "counted" : "states",
                        held.units(),
                        held.spot().sku(),
                        held.spot().location(),
                        held.asOf()));
        sentences.add("It %s %d as of %s, and since then %s, so there should be %d."
                .formatted(
                        before.isCount() ? "counted" : "stated",
                        before.units(),
                        before.asOf(),
                        moved(since),
                        judged.expected()));
        sentences.add(
                cost == null
                        ? "No cost of a piece is effective then, so the difference has no value."
                        : "A piece cost %s then, so the difference is worth %s."
                                .formatted(cost, Values.of(judged.variance(), cost)));
        return sentences;
    }

    private static String moved(Moved since) {
        List<String> parts = new ArrayList<>();
        for (Flow flow : Flow.values()) {
            if (since.of(flow) != 0) {
                parts.add(since.of(flow) + " " + words(flow));
            }
        }
        if (since.adjusted() != 0) {
            parts.add("adjustments came to " + since.adjusted());
        }
        return parts.isEmpty() ? "nothing moved" : String.join(", ", parts);
    }

    private static String words(Flow flow) {
        return switch (flow) {
            case RECEIVED -> "were received";
            case SOLD -> "were sold";
            case RETURNED -> "came back";
            case OUT -> "were sent away";
            case IN -> "arrived from elsewhere";
        };
    }
}
