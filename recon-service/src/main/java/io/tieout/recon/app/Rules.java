package io.tieout.recon.app;

import io.tieout.kit.time.BusinessClock;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Silences;
import io.tieout.recon.domain.rule.BusinessCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that are in force, and the business time at which they are applied.
@ApplicationScoped
public class Rules {

    private final RuleBook book;
    private final BusinessClock clock;
    private volatile Silences silences = Silences.NONE;

    Rules(RuleBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    public RuleBook book() {
        return book;
    }

    /// The id of the rule that a report is about where nobody says otherwise.
    public String first() {
        return book.rules().getFirst().terms().id();
    }

    public List<String> ids() {
        return book.rules().stream().map(rule -> rule.terms().id()).toList();
    }

    /// Id and version, `refunds/1`; those of all rules where none is given.
    public String name(@Nullable String id) {
        return id == null
                ? book.names()
                : book.find(id).map(rule -> rule.terms().name()).orElse(id);
    }

    public BusinessCalendar calendarOf(String id) {
        return book.calendarOf(id);
    }

    /// To the millisecond, as due times are.
    public Instant instant() {
        return clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /// The calendar day it is where no entity says otherwise.
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), calendarOf(first()).zone());
    }

    /// Those about feeds.
    List<FeedRule> feeds() {
        return book.rules().stream()
                .filter(FeedRule.class::isInstance)
                .map(FeedRule.class::cast)
                .toList();
    }

    Refolding refolding() {
        return new Refolding(book, instant(), silences);
    }

    /// What is folded from now on heeds these.
    void heed(Silences standing) {
        silences = standing;
    }
}
