package io.tieout.recon.domain.handover;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.evidence.ErpPosting;
import io.tieout.recon.domain.rule.Accounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What one record should do to accounts of the ERP, and what its documents did.
///
/// @param key of the item and of the break about it
/// @param owed by the source; zero where nobody told a record
/// @param accounts that the record should move; null where the rule does not compare them
/// @param isNotDue whether the ERP still has time for it
/// @param events that tell of it
public record HandedEffect(
        String key,
        LocalDate businessDate,
        Money owed,
        @Nullable Accounts accounts,
        List<ErpPosting> posted,
        boolean isNotDue,
        Set<UUID> events) {

    /// Of which nothing is to be revised.
    public HandedEffect(
            String key,
            LocalDate businessDate,
            Money owed,
            @Nullable Accounts accounts,
            List<ErpPosting> posted,
            boolean isNotDue) {
        this(key, businessDate, owed, accounts, posted, isNotDue, Set.of());
    }

    public HandedEffect {
        posted = List.copyOf(posted);
        events = Set.copyOf(events);
    }

    /// Of every record and every document without one among the legs of a unit, in the books of one legal entity.
    public static List<HandedEffect> of(HandoverRule rule, List<Leg> legs, String entity, Instant now) {
        List<HandedEffect> effects = new ArrayList<>();
        for (Handed record : Tying.of(rule, legs)) {
            Judgement judgement = Judgement.of(rule, record, now);
            effects.add(new HandedEffect(
                    record.key(),
                    record.leading().envelope().businessDate(),
                    judgement.source(),
                    accountsOf(record, entity),
                    postingsOf(record, entity),
                    !judgement.timing().isZero(),
                    record.legs().stream().map(Leg::eventId).collect(Collectors.toSet())));
        }
        return effects;
    }

    private static @Nullable Accounts accountsOf(Handed record, String entity) {
        return record.kind() == null || !record.leading().envelope().entity().equals(entity)
                ? null
                : record.kind().accounts();
    }

    private static List<ErpPosting> postingsOf(Handed record, String entity) {
        List<ErpPosting> postings = new ArrayList<>();
        for (Document document : record.documents()) {
            for (Leg leg : document.legs()) {
                if (!leg.isConflict()
                        && leg.event() instanceof ErpEntryPosted entry
                        && leg.envelope().entity().equals(entity)) {
                    postings.addAll(ErpPosting.of(entry));
                }
            }
        }
        return postings;
    }
}
