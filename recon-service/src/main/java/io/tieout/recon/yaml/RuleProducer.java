package io.tieout.recon.yaml;

import io.tieout.event.CanonicalBytes;
import io.tieout.recon.app.ReconSettings;
import io.tieout.recon.app.RuleHashes;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.refund.Refunds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Reads the configured rules at start. A rule that cannot be run, or whose cases fail, stops the start.
class RuleProducer {

    private static final Logger LOG = Logger.getLogger(RuleProducer.class);
    private static final String FILE = "file:";

    /// The rules, and what they were read from.
    record Read(RuleBook book, RuleHashes hashes) {}

    @Produces
    @Singleton
    Read read(ReconSettings settings) throws IOException {
        List<Rule> rules = new ArrayList<>();
        Map<String, String> hashes = new HashMap<>();
        String refundsText = text(settings.rule());
        RuleFile refunds = RuleFile.read(settings.rule(), refundsText);
        add(rules, hashes, inForce(new Refunds(refunds.rule()), refunds.cases()), refundsText);
        for (String name : settings.handoverRules().orElse(List.of())) {
            String text = text(name);
            HandoverFile file = HandoverFile.read(name, text);
            add(rules, hashes, inForce(file.rule(), file.cases()), text);
        }
        for (String name : settings.totalRules().orElse(List.of())) {
            String text = text(name);
            TotalFile file = TotalFile.read(name, text);
            add(rules, hashes, inForce(file.rule(), file.cases()), text);
        }
        return new Read(new RuleBook(rules), new RuleHashes(hashes));
    }

    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    RuleBook rules(Read read) {
        return read.book();
    }

    @Produces
    @Singleton
    RuleHashes hashes(Read read) {
        return read.hashes();
    }

    private static void add(List<Rule> rules, Map<String, String> hashes, Rule rule, String text) {
        rules.add(rule);
        hashes.put(
                rule.terms().id(),
                HexFormat.of().formatHex(CanonicalBytes.sha256(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static Rule inForce(Rule rule, List<RuleCase> cases) {
        LOG.infof(
                "rule in force: rule=%s version=%d cases=%d",
                rule.terms().id(), rule.terms().version(), cases.size());
        return rule;
    }

    private static String text(String location) throws IOException {
        if (location.startsWith(FILE)) {
            return Files.readString(Path.of(location.substring(FILE.length())));
        }
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (in == null) {
                throw new IOException("tieout.recon: there is no rule " + location + " on the class path; "
                        + "write file: and a path for a file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
