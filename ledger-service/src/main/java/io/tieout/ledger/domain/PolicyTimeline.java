package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The versions of a tenant's posting policy, by the business dates from which on they hold.
///
/// Which of them books an event follows from the event's business date alone, so what is booked does not depend on when
/// the event arrives. The first has always held; each of the others holds until the next.
public record PolicyTimeline(List<PostingPolicy> versions) {

    public PolicyTimeline {
        versions = versions.stream()
                .sorted(Comparator.comparing(PolicyTimeline::start))
                .toList();
        if (versions.isEmpty() || versions.getFirst().effectiveFrom() != null) {
            throw new IllegalArgumentException("one version must have held always");
        }
        for (int i = 1; i < versions.size(); i++) {
            requireApart(versions.get(i - 1), versions.get(i));
        }
    }

    /// One version that has always held.
    public static PolicyTimeline of(PostingPolicy always) {
        return new PolicyTimeline(List.of(always));
    }

    /// The same with more versions.
    public PolicyTimeline with(List<PostingPolicy> more) {
        return new PolicyTimeline(
                Stream.concat(versions.stream(), more.stream()).toList());
    }

    /// The version that books an event.
    public PostingPolicy of(BusinessEvent event) {
        return on(event.envelope().businessDate());
    }

    /// The version that holds on a business date.
    public PostingPolicy on(LocalDate businessDate) {
        for (PostingPolicy version : versions.reversed()) {
            if (!start(version).isAfter(businessDate)) {
                return version;
            }
        }
        throw new IllegalStateException("the first version has always held");
    }

    /// The version whose entries say that they are booked by `id`.
    public Optional<PostingPolicy> version(String id) {
        return versions.stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /// An account of the newest version that has it: what older versions booked keeps its name.
    public Optional<Account> account(String code) {
        return versions.reversed().stream()
                .map(version -> version.accounts().get(code))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The codes of all accounts that any version has.
    public SortedSet<String> accountCodes() {
        SortedSet<String> codes = new TreeSet<>();
        versions.forEach(version -> codes.addAll(version.accounts().keySet()));
        return codes;
    }

    /// Whether a version can do anything with a code of the books.
    public boolean isCanonical(CodeKind kind, String code) {
        return switch (kind) {
            case TENDER -> versions.stream().anyMatch(version -> version.hasTender(code));
            case ACCOUNT ->
                versions.stream().anyMatch(version -> version.accounts().containsKey(code));
            case SKU, LOCATION -> true;
        };
    }

    private static void requireApart(PostingPolicy one, PostingPolicy other) {
        if (start(one).equals(start(other))) {
            throw new IllegalArgumentException(
                    one.id() + " and " + other.id() + " both hold from " + other.effectiveFrom() + " on");
        }
    }

    private static LocalDate start(PostingPolicy version) {
        return version.effectiveFrom() == null ? LocalDate.MIN : version.effectiveFrom();
    }
}
