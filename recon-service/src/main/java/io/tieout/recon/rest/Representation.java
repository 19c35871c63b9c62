package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.table.Csv;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.Xlsx;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// JSON, CSV or XLSX, as the client asked: by `?format=`, else by the Accept header, else JSON.
enum Representation {
    JSON_VIEW,
    CSV_FILE,
    XLSX_FILE;

    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static Representation asked(@Nullable String format, HttpHeaders headers) {
        if (format != null && !format.isEmpty()) {
            return switch (format) {
                case "json" -> JSON_VIEW;
                case "csv" -> CSV_FILE;
                case "xlsx" -> XLSX_FILE;
                default ->
                    throw ReconProblem.BAD_FILTER.at(
                            "format", "'" + format + "' is no format of this report.", "Send csv, xlsx or json.");
            };
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isWildcardType() || accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return JSON_VIEW;
            }
            if (accepted.toString().startsWith(CSV)) {
                return CSV_FILE;
            }
            if (accepted.toString().startsWith(XLSX)) {
                return XLSX_FILE;
            }
        }
        return JSON_VIEW;
    }

    /// Whether it is a file, which has everything at once and no pages.
    boolean isFile() {
        return this != JSON_VIEW;
    }

    /// Files are written by a worker thread: thousands of rows would hold the event loop.
    ///
    /// @param fileName without its ending
    Uni<Response> of(String fileName, Supplier<List<Table>> tables, Supplier<Object> json) {
        return switch (this) {
            case JSON_VIEW ->
                Uni.createFrom()
                        .item(() -> Response.ok(json.get(), MediaType.APPLICATION_JSON_TYPE)
                                .build());
            case CSV_FILE -> file(fileName + ".csv", CSV + ";charset=UTF-8", () -> Csv.of(tables.get()));
            case XLSX_FILE -> file(fileName + ".xlsx", XLSX, () -> Xlsx.of(tables.get()));
        };
    }

    private static Uni<Response> file(String name, String mediaType, Supplier<Object> content) {
        return Uni.createFrom()
                .item(() -> Response.ok(content.get(), mediaType)
                        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                        .build())
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }
}
