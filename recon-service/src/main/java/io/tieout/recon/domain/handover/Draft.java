package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A record while its documents are looked for.
final class Draft {

    final Kind kind;
    final Reference reference;
    final List<Leg> told = new ArrayList<>();
    final List<Leg> contrary = new ArrayList<>();
    final List<Document> documents = new ArrayList<>();
    TieBasis by = TieBasis.RECORD_ID;

    Draft(Kind kind, Reference reference) {
        this.kind = kind;
        this.reference = reference;
    }

    /// When it was told first.
    Instant at() {
        return told.getFirst().occurredAt();
    }

    boolean isNamedBy(Document document) {
        return document.names(kind.reference()).contains(reference);
    }

    boolean expects(Document document) {
        return kind.types().contains(document.event().documentType());
    }

    boolean isWaiting() {
        return documents.stream().noneMatch(Document::stands);
    }

    /// Whether it is of this amount, as far as the source says.
    boolean mayHave(Money amount) {
        Money measured = measured();
        return measured == null || measured.equals(amount);
    }

    @Nullable
    Money measured() {
        return sum(kind.measure());
    }

    @Nullable
    Money estimated() {
        return sum(kind.estimate());
    }

    private @Nullable Money sum(Measure measure) {
        @Nullable Money sum = null;
        for (Leg leg : told) {
            Money part = measure.of(leg.event());
            if (part == null || (sum != null && !sum.currency().equals(part.currency()))) {
                return null;
            }
            sum = sum == null ? part : sum.plus(part);
        }
        return sum;
    }

    Set<Reference> orders() {
        return told.stream()
                .flatMap(leg -> leg.references(ReferenceType.ORDER).stream())
                .collect(Collectors.toSet());
    }

    /// The sources that speak for it.
    List<String> speakers() {
        return told.stream().map(leg -> leg.envelope().source()).distinct().toList();
    }
}
