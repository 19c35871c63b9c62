package io.tieout.recon.rest;

import io.tieout.recon.app.StockQuery;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The query parameters of the reports of stock.
public class StockParameters extends ListParameters {

    @QueryParam("from")
    @Parameter(description = "First business date; 31 days before the last one when left out.", example = "2026-03-01")
    public @Nullable String from;

    @QueryParam("to")
    @Parameter(description = "Last business date; today when left out. At most 366 days.", example = "2026-03-06")
    public @Nullable String to;

    @QueryParam("entity")
    @Parameter(description = "Legal entity.", example = "US")
    public @Nullable String entity;

    @QueryParam("location")
    @Parameter(description = "Where the goods are; of what is on hand only.", example = "DC-US")
    public @Nullable String location;

    @QueryParam("sku")
    @Parameter(description = "The item; of what is on hand only.", example = "SKU-0001")
    public @Nullable String sku;

    @QueryParam("include")
    @Parameter(description = "all: also what ties.", example = "all")
    public @Nullable String include;

    @QueryParam("format")
    @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "xlsx")
    public @Nullable String format;

    StockQuery query(LocalDate today) {
        return filters().stock(today);
    }
}
