package io.tieout.ledger.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.ledger.app.Sha256;

/// Writes what is to be approved the one way that its approval is taken over: RFC 8785, which for texts without
/// control characters is `jq -cS`.
final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private CanonicalJson() {}

    /// The hash that an approval names.
    static String hash(CorrectionRequest request) {
        return Sha256.hex(write(request));
    }

    /// The same of any content, whose nulls are left out.
    static String hashOf(Object content) {
        return Sha256.hex(written(content));
    }

    static String write(CorrectionRequest request) {
        return written(request.withoutApproval());
    }

    private static String written(Object content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
