package io.tieout.recon.yaml;

import io.tieout.recon.app.ReconSettings;
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
import java.util.List;
import org.jboss.logging.Logger;

/// Reads the configured rules at start. A rule that cannot be run, or whose cases fail, stops the start.
class RuleProducer {

    private static final Logger LOG = Logger.getLogger(RuleProducer.class);
    private static final String FILE = "file:";

    @Produces
    @Singleton
    @io.quarkus.runtime.Startup
    RuleBook rules(ReconSettings settings) throws IOException {
        List<Rule> rules = new ArrayList<>();
        RuleFile refunds = RuleFile.read(settings.rule(), text(settings.rule()));
        rules.add(inForce(new Refunds(refunds.rule()), refunds.cases()));
        for (String name : settings.handoverRules().orElse(List.of())) {
            HandoverFile file = HandoverFile.read(name, text(name));
            rules.add(inForce(file.rule(), file.cases()));
        }
        for (String name : settings.totalRules().orElse(List.of())) {
            TotalFile file = TotalFile.read(name, text(name));
            rules.add(inForce(file.rule(), file.cases()));
        }
        for (String name : settings.orderRules().orElse(List.of())) {
            OrderFile file = OrderFile.read(name, text(name));
            rules.add(inForce(file.rule(), file.cases()));
        }
        for (String name : settings.feeRules().orElse(List.of())) {
            FeeFile file = FeeFile.read(name, text(name));
            rules.add(inForce(file.rule(), file.cases()));
        }
        return new RuleBook(rules);
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
