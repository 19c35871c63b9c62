package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.ledger.rest.CorrectionRequest.AmountRequest;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import io.tieout.ledger.rest.CorrectionRequest.LineRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void writesSortedKeysWithoutWhatIsAbsentAndWithoutTheApproval() {
        CorrectionRequest request = new CorrectionRequest(
                "k/1",
                "manual-lines",
                null,
                "US",
                "2026-11-30",
                List.of(new LineRequest("6310", null, "debit", new AmountRequest("2.00", "USD"), null)),
                "Zählung \"neu\"",
                null,
                null,
                new ApprovalRequest("ben@acme", "x"));

        assertThat(CanonicalJson.write(request)).isEqualTo("""
                        {"businessDate":"2026-11-30","entity":"US","idempotencyKey":"k/1","kind":"manual-lines",\
                        "lines":[{"account":"6310","amount":{"amount":"2.00","currency":"USD"},"side":"debit"}],\
                        "reason":"Zählung \\"neu\\""}""");
    }

    /// The example's hash was made with `jq -cS 'del(.approval)'` and `sha256sum`.
    @Test
    void hashesWhatJqWrites() throws JsonProcessingException {
        CorrectionRequest example =
                JsonMapper.builder().build().readValue(CorrectionExamples.REQUEST, CorrectionRequest.class);

        assertThat(example.approval()).extracting(ApprovalRequest::hash).isEqualTo(CanonicalJson.hash(example));
    }
}
