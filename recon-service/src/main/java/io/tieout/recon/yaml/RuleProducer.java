package io.tieout.recon.yaml;

import io.quarkus.runtime.Startup;
import io.tieout.kit.security.Signatures;
import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.app.ReconSettings;
import io.tieout.recon.app.RuleLibrary;
import io.tieout.recon.domain.RuleBook;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/// Reads the configured rules at start. A rule that cannot be run, or whose cases fail, stops the start.
class RuleProducer {

    private static final Logger LOG = Logger.getLogger(RuleProducer.class);
    private static final String FILE = "file:";

    @Produces
    @Singleton
    RuleLibrary library(ReconSettings settings) throws IOException {
        List<PublishedRule> rules = new ArrayList<>();
        for (String location : settings.rules()) {
            rules.add(read(location));
        }
        return new RuleLibrary(rules);
    }

    @Produces
    @Singleton
    @Startup
    RuleBook rules(RuleLibrary library) {
        return new RuleBook(library.rules().stream().map(PublishedRule::rule).toList());
    }

    private static PublishedRule read(String location) throws IOException {
        String text = text(location);
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
