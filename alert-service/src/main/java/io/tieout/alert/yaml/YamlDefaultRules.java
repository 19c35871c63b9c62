package io.tieout.alert.yaml;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.runtime.Startup;
import io.tieout.alert.app.DefaultRules;
import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.Fingerprint;
import io.tieout.alert.domain.IncidentUse;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads `default-alert-rules.yaml`; a file that cannot be run as it stands stops the start.
@Startup
@ApplicationScoped
class YamlDefaultRules implements DefaultRules {

    private static final String FILE = "/default-alert-rules.yaml";
    private static final ObjectMapper MAPPER = JsonMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final List<Entry> entries = read();

    YamlDefaultRules() {
        of("start-up-check");
    }

    @Override
    public List<AlertRule> of(String tenant) {
        return entries.stream().map(entry -> entry.toRule(tenant)).toList();
    }

    private static List<Entry> read() {
        try (InputStream file = YamlDefaultRules.class.getResourceAsStream(FILE)) {
            return List.of(MAPPER.readValue(file, Entry[].class));
        } catch (IOException malformed) {
            throw new UncheckedIOException("the default alert rules cannot be read", malformed);
        }
    }

    private record Entry(
            String name,
            String severity,
            InScope scope,
            @Nullable String incidents,
            Limits threshold) {

        AlertRule toRule(String tenant) {
            Scope covered = new Scope(Set.copyOf(scope.rules()), scope.breakClasses(), Set.of(), Set.of());
            return new AlertRule(
                    id(tenant, name),
                    tenant,
                    name,
                    threshold.toThresholds(),
                    covered,
                    incidents == null ? IncidentUse.APART : Coded.of(IncidentUse.class, incidents),
                    Coded.of(Severity.class, severity),
                    Set.of(),
                    true);
        }

        private static UUID id(String tenant, String name) {
            return Fingerprint.uuid(new CanonicalBytes()
                    .text("default-alert-rule")
                    .text(tenant)
                    .text(name)
                    .sha256());
        }
    }

    private record InScope(List<String> rules, @Nullable List<String> classes) {

        Set<BreakClass> breakClasses() {
            return classes == null
                    ? Set.of()
                    : classes.stream()
                            .map(code -> Coded.of(BreakClass.class, code))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    private record Limits(
            @Nullable Long count,
            @Nullable Integer days,
            @Nullable List<Amount> amounts) {

        List<Threshold> toThresholds() {
            List<Threshold> thresholds = new ArrayList<>();
            if (count != null) {
                thresholds.add(new Threshold.Count(count));
            }
            if (days != null) {
                thresholds.add(new Threshold.Age(days));
            }
            if (amounts != null) {
                amounts.forEach(amount ->
                        thresholds.add(new Threshold.Amount(Money.parse(amount.amount(), amount.currency()))));
            }
            return thresholds;
        }
    }

    private record Amount(String amount, String currency) {}
}
