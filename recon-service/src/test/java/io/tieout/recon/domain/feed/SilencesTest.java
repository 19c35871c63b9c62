package io.tieout.recon.domain.feed;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What lacks the word of a silent system is no break while it is silent.
class SilencesTest {

    private static final UUID OUTAGE = UUID.fromString("00000000-0000-8000-8000-000000000001");
    private static final Instant LATER = Instant.parse("2026-03-03T13:00:00Z");

    private final List<Leg> legs = Legs.of(new Shop("demo")
            .issued("1", "A", usd("60.00"), null, "2026-03-03T10:00:00Z")
            .approved("re_1", "A", usd("60.00"), "2026-03-03T10:00:05Z")
            .told());
    private final Fold fold = new Refunds(Legs.rule()).fold(legs, LATER);

    @Test
    void areExplainedAsTimingToTheCent() {
        assertThat(fold.findings()).hasSize(1);

        Silences.Heeded heeded = heed("demo", "US", SourceRole.ERP, "2026-03-03T10:00:00Z", "2026-03-03T12:00:00Z");

        assertThat(heeded.fold().findings()).isEmpty();
        assertThat(heeded.children()).singleElement().satisfies(child -> {
            assertThat(child.parent()).isEqualTo(OUTAGE);
            assertThat(child.key()).isEqualTo(fold.findings().getFirst().key());
            assertThat(child.delta()).isEqualTo(usd("60.00"));
        });
        assertThat(heeded.fold().items()).singleElement().satisfies(item -> {
            assertThat(item.timing()).isEqualTo(usd("60.00"));
            assertThat(item.breaks()).isEqualTo(usd("0.00"));
            assertThat(item.residual()).isEqualTo(Money.zero(item.source().currency()));
        });
    }

    @Test
    void explainNothingOfOthers() {
        String from = "2026-03-03T10:00:00Z";
        String until = "2026-03-03T12:00:00Z";
        assertUnchanged(heed("other", "US", SourceRole.ERP, from, until));
        assertUnchanged(heed("demo", "DE", SourceRole.ERP, from, until));
        assertUnchanged(heed("demo", "US", SourceRole.STOREFRONT, from, until));
        assertUnchanged(heed("demo", "US", SourceRole.PROCESSOR, from, until));
    }

    /// Due at 10:15, so a silence that began after it or was over before does not matter.
    @Test
    void explainNothingOfOtherTimes() {
        assertUnchanged(heed("demo", "US", SourceRole.ERP, "2026-03-03T11:00:00Z", "2026-03-03T12:00:00Z"));
        assertUnchanged(heed("demo", "US", SourceRole.ERP, "2026-03-03T08:00:00Z", "2026-03-03T10:00:00Z"));
    }

    private void assertUnchanged(Silences.Heeded heeded) {
        assertThat(heeded.fold()).isEqualTo(fold);
        assertThat(heeded.children()).isEmpty();
    }

    private Silences.Heeded heed(String tenant, String entity, SourceRole role, String from, String until) {
        Silence silence = new Silence(tenant, OUTAGE, entity, Set.of(role), Instant.parse(from), Instant.parse(until));
        return new Silences(List.of(silence), true).heed("demo", fold, legs);
    }
}
