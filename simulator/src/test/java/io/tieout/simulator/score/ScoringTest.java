package io.tieout.simulator.score;

import static io.tieout.simulator.score.Written.file;
import static io.tieout.simulator.score.Written.found;
import static io.tieout.simulator.score.Written.match;
import static io.tieout.simulator.score.Written.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringTest {

    private static final String R1 = "refund:shop:R1";
    private static final String R2 = "refund:shop:R2";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /// An ERP document as simulate writes it.
    private static String document(String number, String carries) {
        String carried = carries.isEmpty()
                ? ""
                : ",\"carries\":{\"type\":\"refund\",\"issuer\":\"shop\",\"value\":\"" + carries + "\"}";
        return """
                {"specversion":"1.0","id":"%s","source":"erp","type":"tieout.erp-entry.posted.v1","subject":"%s",\
                "time":"2026-03-03T12:00:00Z","businessdate":"2026-03-03","data":{"state":"posted",\
                "documentType":"credit-memo","amount":{"amount":"10.00","currency":"USD"},"postingDate":"2026-03-03"%s,\
                "lines":[],"references":[]}}""".formatted(number, number, carried);
    }

    private Scoring scoring(List<String> truth) throws IOException {
        return new Scoring(file(folder, "truth.jsonl", truth));
    }

    @Test
    void judgesMatchesByWhatDocumentsCarryUnlessTheTruthSaysOtherwise() throws IOException {
        Scoring scoring = scoring(List.of(
                truth(R2, "wrong-reference", "0.00", "\"document\":\"erp-document:erp:C-2\""),
                truth("erp-document:erp:C-4", "orphan", "-10.00")));
        scoring.add(
                "mine",
                file(
                        folder,
                        "mine.jsonl",
                        List.of(
                                match(R1, "erp-document:erp:C-1"),
                                match(R1, "erp-document:erp:C-2"),
                                match("refund:shop:R3", "erp-document:erp:C-3"),
                                match(R1, "erp-document:erp:C-4"),
                                match(R1, "erp-document:erp:C-99"))));

        JsonNode score = scoring.result(file(
                        folder,
                        "days.jsonl",
                        List.of(
                                document("C-1", "R1"),
                                document("C-2", "R1"),
                                document("C-3", ""),
                                document("C-4", "R1"),
                                document("C-5", "R5"))))
                .json();

        assertThat(score.at("/matches/matched").toString()).isEqualTo("{\"part\":1,\"whole\":3}");
        assertThat(score.at("/matches/false").toString()).isEqualTo("{\"part\":3,\"whole\":4}");
        assertThat(score.at("/matches/unknown").asInt()).isEqualTo(1);
        assertThat(score.at("/falseMatches").findValuesAsText("document"))
                .containsExactly("erp-document:erp:C-2", "erp-document:erp:C-3", "erp-document:erp:C-4");
    }

    @Test
    void aBreakOfADocumentIsOneOfTheRecordThatItCarries() throws IOException {
        Scoring scoring =
                scoring(List.of(truth(R1, "duplicate-posting", "-10.00", "\"document\":\"erp-document:erp:C-1\"")));
        scoring.add(
                "mine",
                file(
                        folder,
                        "mine.jsonl",
                        List.of(
                                found("erp-document:erp:C-2", "orphan", "-10.00"),
                                found("erp-document:erp:C-3", "orphan", "-10.00"))));

        JsonNode score = scoring.result(file(
                        folder,
                        "days.jsonl",
                        List.of(document("C-1", "R1"), document("C-2", "R1"), document("C-3", "R3"))))
                .json();

        assertThat(score.at("/recall").toString()).isEqualTo("{\"part\":1,\"whole\":1}");
        assertThat(score.at("/precision").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(score.at("/recallOf/class").toString()).isEqualTo("{\"part\":0,\"whole\":1}");
    }

    @Test
    void oneSystemIsOneObjectForPrograms() throws IOException {
        Scoring scoring = scoring(List.of(truth(R1, "missing", "10.00"), truth(R2, "missing", "20.00")));
        scoring.add("mine", file(folder, "mine.jsonl", List.of(found(R1, "missing", "10.00"))));

        JsonNode score = scoring.result(null).json();

        assertThat(score.at("/system").asText()).isEqualTo("mine");
        assertThat(score.at("/recall").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(score.at("/recallOf/class").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(score.at("/precisionOf/step").toString()).isEqualTo("{\"part\":0,\"whole\":1}");
        assertThat(score.at("/byDocumentType/credit-memo").toString())
                .isEqualTo("{\"part\":1,\"whole\":2,\"named\":1}");
        assertThat(score.at("/confusion/missing/missing").asInt()).isEqualTo(1);
        assertThat(score.at("/confusion/missing/(not found)").asInt()).isEqualTo(1);
        assertThat(score.at("/amounts/USD/found").asText()).isEqualTo("10.00");
        assertThat(score.at("/amounts/USD/injected").asText()).isEqualTo("30.00");
        assertThat(score.at("/secondsToDetect/median").asInt()).isEqualTo(3_600);
        assertThat(score.at("/missed/0/about").asText()).isEqualTo(R2);
    }

    @Test
    void severalSystemsStandSideBySide() throws IOException {
        Scoring scoring = scoring(List.of(truth(R1, "missing", "10.00"), truth(R2, "missing", "20.00")));
        scoring.add("mine", file(folder, "mine.jsonl", List.of(found(R1, "missing", "10.00"))));
        scoring.add("theirs", file(folder, "theirs.jsonl", List.of(found("refund:shop:R9", "late", "0.00"))));

        Scoring.Result result = scoring.result(null);

        assertThat(result.json().at("/systems").findValuesAsText("system")).containsExactly("mine", "theirs");
        assertThat(result.text().lines().findFirst().orElse("")).containsSubsequence("recall", "mine", "theirs");
        assertThat(result.text().lines().skip(1).findFirst().orElse(""))
                .containsSubsequence("found", "1 of 2", "50.0 %", "0 of 2", "0.0 %");
    }

    @Test
    void theTableSaysWhatWasWrong() throws IOException {
        Scoring scoring = scoring(List.of(truth(R1, "missing", "10.00"), Written.aside("no-trace", R2)));
        scoring.add(
                "mine",
                file(
                        folder,
                        "mine.jsonl",
                        List.of(found(R1, "orphan", "10.00"), found("refund:shop:R9", "late", "0.00"))));

        assertThat(scoring.result(null).text())
                .contains(
                        "10.00 of 10.00", "1  missing called orphan", "late                   refund:shop:R9 0.00 USD")
                .contains("no-trace   refund:shop:R2 (late)");
    }

    @Test
    void tellsOfAlertsInEveryForm() throws IOException {
        Scoring scoring = scoring(List.of(truth(R1, "missing", "10.00"), truth(R2, "missing", "20.00")));
        scoring.add(
                "mine",
                file(
                        folder,
                        "mine.jsonl",
                        List.of(
                                found(R1, "missing", "10.00"),
                                Written.alertRule("refund-count", "\"count\":2"),
                                Written.alert("refund-count", List.of(R1)),
                                Written.alert("refund-amount", List.of("refund:shop:R9")))));

        Scoring.Result result = scoring.result(null);

        JsonNode alerts = result.json().path("alerts");
        assertThat(alerts.path("told").asInt()).isEqualTo(2);
        assertThat(alerts.path("raised").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(alerts.at("/byRule/refund-count").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(alerts.path("false").toString()).isEqualTo("{\"part\":1,\"whole\":2}");
        assertThat(alerts.at("/secondsToAlert").toString()).isEqualTo("{\"median\":7200,\"p95\":7200}");
        assertThat(alerts.at("/alerted/up to 4 hours").toString()).isEqualTo("{\"part\":1,\"whole\":1}");
        assertThat(result.json().at("/notAlerted/0/about").asText()).isEqualTo(R2);
        assertThat(result.json().at("/falseAlarms/0/rule").asText()).isEqualTo("refund-amount");
        assertThat(result.text())
                .containsPattern("deserve an alert and have one +1 of 2 +50.0 %")
                .containsPattern("false alarms\\) +1 of 2 +50.0 %")
                .containsPattern("95 % within +2 h 00 min");
        assertThat(result.page())
                .contains("deserve an alert and have one", ">Alerts</title>", "Not alerted by mine: 1");
    }

    @Test
    void whatASystemDoesNotTellIsNotAFigure() throws IOException {
        Scoring scoring = scoring(List.of(truth(R1, "fee-or-fx", "0.03")));
        scoring.add("mine", file(folder, "mine.jsonl", List.of(found(R1, "fee-or-fx", "0.03"))));
        scoring.add(
                "theirs",
                file(folder, "theirs.jsonl", List.of(Written.settled(R1, "0.03"), match(R1, "erp-document:erp:C-1"))));

        Scoring.Result result = scoring.result(null);

        assertThat(result.text())
                .containsPattern("residues settled +none told +1 of 1 +100.0 %")
                .containsPattern("matches of unknown documents +none told +1\\n")
                .containsPattern("deserve an alert and have one +no rules told +no rules told")
                .containsPattern("false alarms\\) +none told +none told");
        assertThat(result.json().at("/systems/0/settlements/told").asInt()).isZero();
        assertThat(result.json().at("/systems/1/settlements/told").asInt()).isEqualTo(1);
        assertThat(result.json().at("/systems/1/matches/told").asInt()).isEqualTo(1);
    }

    @Test
    void twoSystemsOfOneNameAreRefused() throws IOException {
        Scoring scoring = scoring(List.of());
        Path empty = file(folder, "mine.jsonl", List.of());
        scoring.add("mine", empty);

        assertThatThrownBy(() -> scoring.add("mine", empty)).hasMessage("two systems are called mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "about":"",                                  | about: is missing
            "delta":"x"                                  | delta: is not an object
            "delta":{"amount":"1,00","currency":"USD"}   | delta: write the amount as a decimal such as "12.34"
            "detectableAt":"yesterday"                   | detectableAt: is not a time such as 2026-03-03T10:15:00Z
            "state":"forgotten"                          | state: unknown "forgotten"
            "step":2                                     | step: is not a text
            """)
    void aTruthThatCannotBeReadIsRefusedWithLineAndField(String wrong, String message) throws IOException {
        String first = truth(R1, "missing", "1.00");
        String second = truth(R2, "missing", "1.00", wrong.replaceAll(",$", ""));

        assertThatThrownBy(() -> scoring(List.of(first, "", second))).hasMessage("truth.jsonl, line 3: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"class":"missing"}                                    | ruleKey: is missing
            {"ruleKey":"refund:shop:R1"}                           | class: is missing
            {"match":{"about":"refund:shop:R1"}}                   | document: is missing
            {"settled":{"about":"refund:shop:R1","amount":"1"}}    | amount: is not an object
            {"alert":{"rule":"r","entity":"US","currency":"USD"}}  | openedAt: is missing
            {"alertRule":{"name":"r"}}                             | threshold: is not an object
            {"alertRule":{"name":"r","threshold":{"count":0}}}     | count: is not a whole number from 1 on
            {"alertRule":{"name":"r","threshold":{"amounts":[1]}}} | amounts: holds what is not an object
            {"ruleKey"                                             | is not JSON
            []                                                     | is not a JSON object
            """)
    void aFindingThatCannotBeReadIsRefusedWithLineAndField(String line, String message) throws IOException {
        Scoring scoring = scoring(List.of());
        Path found = file(folder, "mine.jsonl", List.of(found(R1, "missing", "1.00"), line));

        assertThatThrownBy(() -> scoring.add("mine", found)).hasMessage("mine.jsonl, line 2: " + message);
    }

    @Test
    void anEventThatBreaksTheContractIsRefusedWithItsLine() throws IOException {
        Scoring scoring = scoring(List.of());
        Path events = file(folder, "days.jsonl", List.of(document("C-1", "R1").replace("10.00", "ten")));

        assertThatThrownBy(() -> scoring.result(events)).hasMessageStartingWith("days.jsonl, line 1: /data/amount");
    }
}
