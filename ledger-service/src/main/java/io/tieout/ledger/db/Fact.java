package io.tieout.ledger.db;

import static java.util.stream.Collectors.toSet;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.domain.Grouping.Node;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.OtherContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One fact of a batch with all its deliveries, and what the steps of the database transaction find out about it.
final class Fact {

    private final UUID eventId;
    private final List<Draft> drafts = new ArrayList<>(1);
    private long id;
    private @Nullable StoredEvent stored;
    private @Nullable Set<Reference> recordedReferences;
    private boolean isAwaiting;
    private long arrival;
    private @Nullable Node transaction;

    Fact(UUID eventId) {
        this.eventId = eventId;
    }

    void add(Draft draft) {
        drafts.add(draft);
    }

    UUID eventId() {
        return eventId;
    }

    List<Draft> drafts() {
        return drafts;
    }

    Draft first() {
        return drafts.getFirst();
    }

    BusinessEvent event() {
        return first().incoming().event();
    }

    /// The event in the codes of the books.
    BusinessEvent translated() {
        return first().translation().event();
    }

    String tenant() {
        return first().tenant();
    }

    void recordAs(long newId) {
        id = newId;
    }

    void found(StoredEvent earlier) {
        stored = earlier;
        id = earlier.id();
    }

    /// Whether this batch records it; otherwise an earlier one did.
    boolean isNew() {
        return stored == null;
    }

    long id() {
        return id;
    }

    @Nullable
    StoredEvent stored() {
        return stored;
    }

    byte[] contentHash() {
        return stored == null ? first().contentHash() : stored.contentHash();
    }

    /// The deliveries after the one that is, or was, recorded.
    List<Draft> repeats() {
        return isNew() ? drafts.subList(1, drafts.size()) : drafts;
    }

    boolean contradicts(Draft repeat) {
        return !Arrays.equals(contentHash(), repeat.contentHash());
    }

    /// Why `repeat` contradicts, if it does.
    OtherContent otherContent(Draft repeat) {
        BusinessEvent other = repeat.incoming().event();
        boolean isOfOneType = (stored == null ? event().type() : stored.type()) == other.type();
        return isOfOneType
                ? OtherContent.of(
                        holding().mapping(), other.envelope().provenance().mapping())
                : OtherContent.CONFLICT;
    }

    private Provenance holding() {
        return stored == null ? event().envelope().provenance() : stored.provenance();
    }

    /// How many revisions of it were approved.
    int revision() {
        return stored == null ? 0 : stored.revision();
    }

    /// Whether `repeat` was read from the very bytes that the reading that holds was.
    boolean hasReceiptOf(Draft repeat) {
        return holding()
                .receiptSha256()
                .equals(repeat.incoming().event().envelope().provenance().receiptSha256());
    }

    /// Whether a delivery of this batch said what is recorded once more.
    boolean isRepeated() {
        return repeats().stream().anyMatch(repeat -> !contradicts(repeat));
    }

    /// The references that `repeat` has and the recorded delivery has not.
    Set<Reference> addedBy(Draft repeat) {
        if (hasRecordedValue(repeat)) {
            return Set.of();
        }
        Set<Reference> added = new HashSet<>(references(repeat));
        added.removeAll(recordedReferences());
        return added;
    }

    /// References are part of the value, so equal values tie equally; most repeats are that.
    private boolean hasRecordedValue(Draft repeat) {
        byte[] recorded = stored == null
                ? first().incoming().record().value()
                : stored.record().value();
        return Arrays.equals(recorded, repeat.incoming().record().value());
    }

    /// Whether `repeat` names other joining references than the recorded delivery.
    boolean tiesOtherwise(Draft repeat) {
        return !hasRecordedValue(repeat) && !joining(recordedReferences()).equals(joining(references(repeat)));
    }

    private static Set<Reference> joining(Collection<Reference> references) {
        return references.stream().filter(reference -> reference.type().joins()).collect(toSet());
    }

    private static Collection<Reference> references(Draft draft) {
        return draft.incoming().event().envelope().references();
    }

    private Collection<Reference> recordedReferences() {
        if (recordedReferences == null) {
            recordedReferences = Set.copyOf(
                    stored == null
                            ? references(first())
                            : stored.event().envelope().references());
        }
        return recordedReferences;
    }

    /// Whether Kafka delivered a recorded record once more, rather than the source having sent it again.
    boolean isReadAgain(Draft repeat) {
        return stored != null
                && stored.partition() == repeat.incoming().partition()
                && stored.offset() >= repeat.incoming().offset();
    }

    /// The entry of a new fact, which may still have to wait; null when it has none.
    @Nullable
    JournalEntry entry() {
        return first().entry();
    }

    /// Whether the policy books it, be it now or when its own waiting is over.
    boolean isBooked() {
        return stored == null ? entry() != null : stored.isBooked();
    }

    /// Says that the fact whose entry this one undoes is not booked yet.
    void await() {
        isAwaiting = true;
    }

    boolean isAwaiting() {
        return isAwaiting;
    }

    /// Its transaction before merges, which never changes.
    void arriveIn(long arrivalTransaction) {
        arrival = arrivalTransaction;
    }

    long arrival() {
        return arrival;
    }

    void tieTo(Node survivor) {
        transaction = survivor;
    }

    /// The transaction it belongs to after this batch.
    Node transaction() {
        if (transaction == null) {
            throw new IllegalStateException("correlated before it is told");
        }
        return transaction;
    }
}
