package io.tieout.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the middleware says it did.
public sealed interface HandoffEvent extends BusinessEvent {

    @Meaning("The middleware logged what it did with a message. The subject is the middleware's own message id.")
    record HandoffRecorded(
            Envelope envelope,
            HandoffStage stage,

            @Meaning("The source's record that the message carries.")
            Reference about,

            @Meaning("The id of the source that stands for the receiving system.")
            String target,

            @Meaning("What the receiving system called what it made of it.") @Nullable
            String targetReference,

            @FreeText @Unmatched @Nullable String detail,

            @Meaning("The fields of the payload as forwarded, by their canonical names; amounts in major units.")
            Map<String, String> fields)
            implements HandoffEvent {
        public HandoffRecorded {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        @Override
        public String transition() {
            return stage.code();
        }
    }
}
