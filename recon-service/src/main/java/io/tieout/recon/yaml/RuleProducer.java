package io.tieout.recon.yaml;

import io.quarkus.runtime.Startup;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.kit.security.Signatures;
import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.app.ReconSettings;
import io.tieout.recon.app.RuleLibrary;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import io.tieout.recon.domain.period.Calendars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Reads the configured rules and the registry at start. What cannot be run, or whose cases fail, stops the start.
class RuleProducer {

    private static final Logger LOG = Logger.getLogger(RuleProducer.class);

    @Produces
    @Singleton
    RuleLibrary library(ReconSettings settings) throws IOException {
        List<PublishedRule> rules = new ArrayList<>();
        for (String location : settings.rules()) {
            rules.add(read(location));
        }
        SharedBlocks.check(rules);
        return new RuleLibrary(rules);
    }

    @Produces
    @Singleton
    @Startup
    RuleBook rules(RuleLibrary library, Calendars calendars) {
        return new RuleBook(library.rules().stream().map(PublishedRule::rule).toList(), calendars);
    }

    @Produces
    @Singleton
    @Startup
    Calendars calendars(ReconSettings settings) throws IOException {
        Map<String, EntityCalendars> byTenant = new HashMap<>();
        for (Map.Entry<String, String> tenant : settings.tenantCalendars().entrySet()) {
            byTenant.put(tenant.getKey(), calendars(tenant.getValue()));
        }
        return new Calendars(calendars(settings.calendars()), byTenant);
    }

    private static EntityCalendars calendars(String location) throws IOException {
        return CalendarFile.read(location, Locations.text(location));
    }

    @Produces
    @Singleton
    @Startup
    SystemsOfRecord systemsOfRecord(ReconSettings settings, RuleBook rules) throws IOException {
        String location = settings.systemsOfRecord();
        return RegistryFile.read(location, Locations.text(location), rules.rules());
    }

    private static PublishedRule read(String location) throws IOException {
        String text = Locations.text(location);
        RuleFiles.Proved file = RuleFiles.read(location, text);
        LOG.infof(
                "rule in force: rule=%s version=%d cases=%d",
                file.rule().terms().id(),
                file.rule().terms().version(),
                file.cases().size());
        return new PublishedRule(
                file.rule(),
                location,
                text,
                HexFormat.of().formatHex(Signatures.sha256(text.getBytes(StandardCharsets.UTF_8))),
                file.cases().stream().map(RuleCase::name).toList());
    }
}
