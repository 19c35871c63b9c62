package io.tieout.recon.domain.feed;

import io.tieout.event.SourceRole;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.HandoverRule.FunctionalCurrency;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which feeds must tell something, and when. It folds no legs of a unit: what each source told is counted by the hour,
/// and a timer looks at the hours.
///
/// @param money in what a silence is shown of which nobody says an amount
public record FeedRule(Terms terms, List<Feed> feeds, FunctionalCurrency money) implements Rule {

    /// No rule of this kind reads legs, so nothing is over a limit.
    public static final int LEGS_MAX = 1;

    public FeedRule {
        feeds = List.copyOf(feeds);
    }

    @Override
    public Unit unit() {
        return Unit.FEED;
    }

    /// Whether a leg is counted.
    @Override
    public boolean compares(Leg leg) {
        return Heard.isTold(leg) && feeds.stream().anyMatch(feed -> isAbout(feed, leg));
    }

    /// Whether it is also counted by whose records the leg names.
    public boolean countsNames(Leg leg) {
        return feeds.stream()
                .map(Feed::demand)
                .anyMatch(demand -> demand != null && demand.isNaming() && isOf(demand.by(), leg));
    }

    private static boolean isAbout(Feed feed, Leg leg) {
        Demand demand = feed.demand();
        return isOf(feed.teller(), leg) || (demand != null && isOf(demand.by(), leg));
    }

    private static boolean isOf(Teller teller, Leg leg) {
        return teller.tells(
                leg.envelope().source(), leg.envelope().role(), leg.event().type());
    }

    /// Null where no feed is called so any more.
    @Nullable
    Feed feed(String name) {
        return feeds.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    Set<SourceRole> rolesOf(Outage outage) {
        Feed feed = feed(outage.feed());
        return feed == null ? Set.of() : feed.teller().roles();
    }

    /// Until when what the source kept back may still come.
    Instant caughtUpAt(Outage outage) {
        Feed feed = feed(outage.feed());
        return feed == null ? outage.end() : toldAt(outage).plus(feed.catchUp());
    }

    /// When what happened in its last window should have been told.
    Instant toldAt(Outage outage) {
        Feed feed = feed(outage.feed());
        return feed == null ? outage.end() : outage.end().plus(feed.within());
    }

    ZoneId zoneOf(String entity) {
        return terms.calendar().zoneOf(entity);
    }

    /// Counts the legs and looks at all windows since the first of them.
    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        Heard heard = Heard.of(legs.stream().filter(this::compares).toList());
        Vigil vigil = Vigil.NONE.after(this, heard, at);
        List<Finding> findings = Outage.of(vigil.empty()).stream()
                .map(outage -> outage.finding(this, LastWord.before(outage, legs)))
                .toList();
        return new Fold(List.of(), findings, vigil.nextDueAt(this, at));
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
