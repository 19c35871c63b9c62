package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.table.Csv;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.Xlsx;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;

/// What a page shows, as a file. The API has the files too, which the cookie does not open.
final class Download {

    private Download() {}

    /// Written by a worker thread: thousands of rows would hold the event loop.
    ///
    /// @param name of the file, without its ending
    static Uni<Response> of(String format, String name, Supplier<List<Table>> tables) {
        return switch (format) {
            case "csv" -> file(name + ".csv", "text/csv;charset=UTF-8", () -> Csv.of(tables.get()));
            case "xlsx" ->
                file(
                        name + ".xlsx",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        () -> Xlsx.of(tables.get()));
            default ->
                throw ReconProblem.BAD_FILTER.at(
                        "format", "There is no such file of this page.", "Use one of csv, xlsx.");
        };
    }

    static Uni<Response> file(String name, String mediaType, Supplier<Object> content) {
        String harmless = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return Uni.createFrom()
                .item(() -> Html.secured(Response.ok(content.get(), mediaType))
                        .header("Content-Disposition", "attachment; filename=\"" + harmless + "\"")
                        .build())
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }
}
