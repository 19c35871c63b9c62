package io.tieout.simulator.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Truth and findings as they are written in files, by hand.
final class Written {

    private Written() {}

    /// An injection that must be found, detectable at noon.
    ///
    /// @param more further fields, `"name":"value",...`; they win over those given here
    static String truth(String about, String breakClass, String amount, String... more) {
        return line("""
                {"fault":"dead-lettered","state":"expected","entity":"US","about":"%s","class":"%s","cause":"integration-bug",\
                "step":"2","documentType":"credit-memo","delta":{"amount":"%s","currency":"USD"},\
                "detectableAt":"2026-03-03T12:00:00Z\"""".formatted(about, breakClass, amount), more);
    }

    static String aside(String state, String about, String... more) {
        return line("{\"fault\":\"late\",\"state\":\"%s\",\"about\":\"%s\"".formatted(state, about), more);
    }

    /// A break, found at one in the afternoon.
    static String found(String about, String breakClass, String amount, String... more) {
        return line("""
                {"ruleKey":"%s","class":"%s","delta":{"amount":"%s","currency":"USD"},\
                "firstDetectedAt":"2026-03-03T13:00:00Z\"""".formatted(about, breakClass, amount), more);
    }

    static String match(String about, String document) {
        return "{\"match\":{\"about\":\"%s\",\"document\":\"%s\"}}".formatted(about, document);
    }

    static String settled(String about, String amount) {
        return "{\"settled\":{\"about\":\"%s\",\"amount\":{\"amount\":\"%s\",\"currency\":\"USD\"}}}"
                .formatted(about, amount);
    }

    /// An alert rule about refunds.
    ///
    /// @param threshold such as `"count":3`
    static String alertRule(String name, String threshold) {
        return "{\"alertRule\":{\"name\":\"%s\",\"scope\":{\"rules\":[\"refunds\"]},\"threshold\":{%s}}}"
                .formatted(name, threshold);
    }

    /// The same with what it does with breaks of incidents.
    static String alertRule(String name, String threshold, String incidents) {
        return alertRule(name, threshold).replace("\"threshold\"", "\"incidents\":\"" + incidents + "\",\"threshold\"");
    }

    /// An alert of 2 in the afternoon in US and USD, with breaks that were there at one.
    ///
    /// @param more further fields, as of a truth
    static String alert(String rule, List<String> about, String... more) {
        String breaks = about.stream()
                .map(each -> "{\"ruleKey\":\"%s\",\"firstDetectedAt\":\"2026-03-03T13:00:00Z\"}".formatted(each))
                .collect(Collectors.joining(",", "[", "]"));
        String fields = line("""
                {"rule":"%s","entity":"US","currency":"USD","openedAt":"2026-03-03T14:00:00Z\"""".formatted(rule), more);
        return "{\"alert\":" + fields.substring(0, fields.length() - 1) + ",\"breaks\":" + breaks + "}}";
    }

    private static String line(String begin, String... more) {
        StringBuilder line = new StringBuilder(begin);
        for (String each : more) {
            String name = each.substring(0, each.indexOf(':') + 1);
            int before = line.indexOf(name);
            if (before >= 0) {
                line.replace(before, endOfValue(line, before + name.length()), each);
            } else {
                line.append(',').append(each);
            }
        }
        return line.append('}').toString();
    }

    /// Where a value ends that is a text or an object of texts.
    private static int endOfValue(StringBuilder line, int start) {
        return line.charAt(start) == '{' ? line.indexOf("}", start) + 1 : line.indexOf("\"", start + 1) + 1;
    }

    static Path file(Path folder, String name, List<String> lines) throws IOException {
        return Files.write(folder.resolve(name), lines);
    }

    static Score score(Path folder, List<String> truth, List<String> found) throws IOException {
        Truth read = Truth.read(file(folder, "truth.jsonl", truth));
        return new Score(read, Findings.read("found", file(folder, "found.jsonl", found)), TruePairs.of(read));
    }
}
