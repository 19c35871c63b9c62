package io.tieout.simulator.score;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.EventType;
import io.tieout.event.ReferenceType;
import io.tieout.simulator.input.EventLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which record each ERP document truly belongs to: the one that the document carries, unless the truth says otherwise.
final class TruePairs {

    /// In place of the record of a document that belongs to none, such as a manual journal.
    private static final String NO_RECORD = "";

    private final Map<String, String> ofTruth = new HashMap<>();
    private final Map<String, String> ofEvents = new HashMap<>();
    private long pairs;

    private TruePairs(Truth truth) {
        truth.expected().forEach(each -> add(each.concern()));
        truth.aside().forEach(each -> add(each.concern()));
    }

    private void add(Concern concern) {
        String document = concern.document();
        if (document != null) {
            ofTruth.putIfAbsent(document, document.equals(concern.about()) ? NO_RECORD : concern.about());
        } else if (concern.about().startsWith(ReferenceType.ERP_DOCUMENT.code() + ":")) {
            ofTruth.putIfAbsent(concern.about(), NO_RECORD);
        }
    }

    /// What the truth says alone.
    static TruePairs of(Truth truth) {
        return new TruePairs(truth);
    }

    /// What the truth and the events say.
    ///
    /// @param documents those to keep: what of others is needed is only their number, so that a long file fits
    static TruePairs read(Truth truth, Path events, Set<String> documents) throws IOException {
        TruePairs pairs = new TruePairs(truth);
        EventLines.read(events, Set.of(EventType.ERP_ENTRY_POSTED), event -> {
            if (event instanceof ErpEntryPosted entry && entry.state() == ErpState.POSTED) {
                pairs.add(entry, documents);
            }
        });
        return pairs;
    }

    private void add(ErpEntryPosted entry, Set<String> documents) {
        String document = ReferenceType.ERP_DOCUMENT.code() + ":"
                + entry.envelope().source() + ":" + entry.envelope().subject();
        String carried = entry.carries() == null ? NO_RECORD : entry.carries().toString();
        String record = ofTruth.getOrDefault(document, carried);
        pairs += record.equals(NO_RECORD) ? 0 : 1;
        if (documents.contains(document)) {
            ofEvents.putIfAbsent(document, record);
        }
    }

    /// Posted documents that belong to a record; zero where no events were given.
    long count() {
        return pairs;
    }

    /// Whether the document belongs to the record; null where nothing is known of the document.
    @Nullable
    Boolean belongs(String document, String about) {
        String record = ofTruth.getOrDefault(document, ofEvents.get(document));
        return record == null ? null : record.equals(about);
    }

    /// The record that the document belongs to; null where it belongs to none or nothing is known of it.
    @Nullable
    String recordOf(String document) {
        String record = ofTruth.getOrDefault(document, ofEvents.get(document));
        return NO_RECORD.equals(record) ? null : record;
    }
}
