package io.tieout.recon.rest;

import io.tieout.recon.app.ReconProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// JSON or CSV, as the client asked: by `?format=`, else by the Accept header, else JSON.
final class Representation {

    static final String CSV = "text/csv";

    private Representation() {}

    static boolean isCsv(@Nullable String format, HttpHeaders headers) {
        if (format != null && !format.isEmpty()) {
            return switch (format) {
                case "csv" -> true;
                case "json" -> false;
                default ->
                    throw ReconProblem.BAD_FILTER.at(
                            "format", "'" + format + "' is no format of this report.", "Send csv or json.");
            };
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isWildcardType() || accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return false;
            }
            if (accepted.toString().startsWith(CSV)) {
                return true;
            }
        }
        return false;
    }

    /// @param fileName without its ending
    static Response of(boolean isCsv, String fileName, Supplier<String> csv, Supplier<Object> json) {
        return isCsv
                ? Response.ok(csv.get(), CSV + ";charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"" + fileName + ".csv\"")
                        .build()
                : Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
