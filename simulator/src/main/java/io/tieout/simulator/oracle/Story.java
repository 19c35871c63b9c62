package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Reference;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.retailer.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What would have been told of a record, and what was, since something went wrong with it.
final class Story {

    private final String about;
    private final Map<String, Injection> injections = new LinkedHashMap<>();
    private final List<BusinessEvent> clean = new ArrayList<>();
    private final List<BusinessEvent> told = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();

    Story(String about) {
        this.about = about;
    }

    /// The same injection may be written down with each of its events.
    void add(Injection injection) {
        injections.putIfAbsent(injection.id(), injection);
    }

    void clean(BusinessEvent event) {
        clean.add(event);
    }

    void forget(BusinessEvent event) {
        clean.remove(event);
    }

    void told(BusinessEvent event) {
        told.add(event);
    }

    /// A record that an event names in words, without a reference.
    void names(Reference record) {
        named.add(record.toString());
    }

    /// As it looks to who does not know that the document of a message is its own: that names nothing.
    Story without(Sent document) {
        Story other = new Story(about);
        other.injections.putAll(injections);
        other.clean.addAll(clean);
        told.stream()
                .filter(event -> !(event instanceof ErpEntryPosted && document.isOf(event)))
                .forEach(other.told::add);
        other.named.addAll(named);
        return other;
    }

    /// As it looks to who does not know that a line of the bank is its own: that says nothing of it.
    Story withoutLines() {
        Story other = new Story(about);
        other.injections.putAll(injections);
        other.clean.addAll(clean);
        told.stream().filter(event -> !(event instanceof BankLineStated)).forEach(other.told::add);
        other.named.addAll(named);
        return other;
    }

    String about() {
        return about;
    }

    List<Injection> injections() {
        return List.copyOf(injections.values());
    }

    /// What else the events concern that were not told as they should have been: a store-day lacks a sale.
    List<String> touched() {
        Differences differences = differences();
        Stream<String> others = Stream.concat(
                        differences.missing().stream(),
                        differences.changed().stream().map(Differences.Changed::clean))
                .flatMap(event -> event.envelope().references().stream())
                .map(Reference::toString);
        Stream<String> documents = told.stream()
                .filter(event -> event instanceof ErpEntryPosted document
                        && document.carries() != null
                        && document.carries().toString().equals(about))
                .map(Records::own);
        return Stream.of(others, named.stream(), payers().stream(), documents)
                .flatMap(names -> names)
                .filter(reference -> !reference.equals(about))
                .distinct()
                .toList();
    }

    /// What those who paid a refund call it: who has not heard of the refund knows it by that name only.
    List<String> payers() {
        return told.stream()
                .filter(event -> event instanceof RefundProcessed || event instanceof GiftCardMoved)
                .filter(event -> Records.isRefund(about))
                .map(Records::own)
                .distinct()
                .toList();
    }

    /// The message that went wrong, if one did.
    @Nullable
    Sent sent() {
        return injections.values().stream()
                .map(Injection::sent)
                .filter(sent -> sent != null)
                .findFirst()
                .orElse(null);
    }

    /// Whether a document of it waits in the ERP's queue of exceptions.
    boolean isParked() {
        return told.stream()
                .anyMatch(event -> event instanceof ErpEntryPosted document && document.state() == ErpState.PARKED);
    }

    Differences differences() {
        return Differences.between(clean, told);
    }
}
