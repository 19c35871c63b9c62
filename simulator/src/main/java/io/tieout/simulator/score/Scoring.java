package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the truth and what was found, and says how well they agree.
public final class Scoring {

    /// More would be neither readable on a terminal nor told apart by colour.
    public static final int SYSTEMS_MAX = 6;

    /// @param text for people at a terminal
    /// @param json for programs
    /// @param page for people with a browser
    public record Result(String text, ObjectNode json, String page) {}

    private final Truth truth;
    private final List<Findings> systems = new ArrayList<>();

    /// @throws IllegalArgumentException naming the line and the field of the truth that cannot be read
    public Scoring(Path truth) throws IOException {
        this.truth = Truth.read(truth);
    }

    /// Adds what any system has found, in a file of breaks as `GET /v1/breaks` shows them, one to a line.
    ///
    /// @throws IllegalArgumentException naming the line and the field that cannot be read
    public void add(String system, Path found) throws IOException {
        add(Findings.read(system, found));
    }

    /// Adds what the running suite has found for its tenant.
    public void add(String system, Suite suite) {
        add(SuiteFindings.read(system, suite));
    }

    private void add(Findings findings) {
        if (systems.stream().anyMatch(each -> each.system().equals(findings.system()))) {
            throw new IllegalArgumentException("two systems are called " + findings.system());
        }
        if (systems.size() == SYSTEMS_MAX) {
            throw new IllegalArgumentException("at most " + SYSTEMS_MAX + " systems stand side by side");
        }
        systems.add(findings);
    }

    /// Holds everything that was added against the truth.
    ///
    /// @param events what simulate wrote, to judge matches by; null where there is no such file
    /// @throws IllegalArgumentException naming the line of the events that cannot be read
    public Result result(@Nullable Path events) throws IOException {
        TruePairs pairs = events == null ? TruePairs.of(truth) : TruePairs.read(truth, events, documents());
        List<Score> scores =
                systems.stream().map(each -> new Score(truth, each, pairs)).toList();
        return new Result(new ScoreText(scores).write(), ScoreJson.of(scores), new ScorePage(scores).write());
    }

    /// Those that somebody says anything of.
    private Set<String> documents() {
        Set<String> documents = new HashSet<>();
        for (Findings each : systems) {
            each.matches().forEach(match -> documents.add(match.document()));
            each.breaks().forEach(found -> documents.add(found.about()));
        }
        return documents;
    }
}
