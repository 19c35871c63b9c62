package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.recon.domain.authority.Ruling;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SystemOfRecord", description = "Who is right about a field, from a business date on.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RulingView(
        @Schema(examples = "refunds") String domain,
        @Schema(examples = "amount") String field,

        @Schema(description = "Legal entity; absent where it is so for all.", examples = "US") @Nullable
        String entity,

        @Schema(description = "A role, or what is agreed, such as a contract.", examples = "processor")
        String system,

        @Schema(description = "The first business date on which it holds.")
        LocalDate from,

        @Schema(description = "The first business date on which it holds no longer.") @Nullable
        LocalDate until) {

    static RulingView of(Ruling ruling) {
        return new RulingView(
                ruling.domain(),
                ruling.field().code(),
                ruling.entity(),
                ruling.system(),
                ruling.from(),
                ruling.until());
    }
}
