package io.tieout.ingest.rest;

import io.tieout.kit.problem.CommonProblem;

/// Limits on request bodies that are tighter than the HTTP layer's.
final class BodySize {

    private BodySize() {}

    static void check(byte[] body, long bytesMax) {
        if (body.length > bytesMax) {
            throw CommonProblem.TOO_LARGE.at(
                    "",
                    "The body has " + body.length + " bytes.",
                    "Send at most " + bytesMax + " bytes in one request.");
        }
    }
}
