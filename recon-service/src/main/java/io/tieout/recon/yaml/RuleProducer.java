package io.tieout.recon.yaml;

import io.tieout.recon.app.ReconSettings;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.refund.Refunds;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        RuleFile file = RuleFile.read(settings.rule(), text(settings.rule()));
        LOG.infof(
                "rule in force: rule=%s version=%d cases=%d",
                file.rule().id(), file.rule().version(), file.cases().size());
        return new RuleBook(List.of(new Refunds(file.rule())));
    }

    private static String text(String location) throws IOException {
        if (location.startsWith(FILE)) {
            return Files.readString(Path.of(location.substring(FILE.length())));
        }
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (in == null) {
                throw new IOException("tieout.recon.rule: there is no " + location + " on the class path; "
                        + "write file: and a path for a file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
