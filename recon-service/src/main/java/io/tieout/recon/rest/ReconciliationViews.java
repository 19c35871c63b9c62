package io.tieout.recon.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.kit.page.Page;
import io.tieout.recon.app.KeptReconciliations.Kept;
import io.tieout.recon.app.KeptReconciliations.KeptItem;
import io.tieout.recon.app.ReconciliationItemKind;
import io.tieout.recon.table.ReconciliationTable;
import io.tieout.recon.table.Table;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Comparisons of files as clients see them: what was kept, with its id. The kept documents are those that the command
/// line prints, so they are not taken apart here.
@Singleton
class ReconciliationViews {

    private static final int NAME_LENGTH_MAX = 100;

    private final ObjectMapper mapper;

    ReconciliationViews(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    ObjectNode summary(Kept one) {
        ObjectNode view = mapper.createObjectNode()
                .put("id", one.id().toString())
                .put("createdAt", one.createdAt().toString())
                .put("createdBy", one.createdBy());
        view.setAll(object(one.summary()));
        return view;
    }

    ObjectNode details(Kept one, ReconciliationItemKind kind, Page<KeptItem> page) {
        ObjectNode view = summary(one).put("kind", kind.code());
        ArrayNode items = view.putArray("items");
        page.items().forEach(item -> items.add(object(item.json())));
        if (page.next() != null) {
            view.put("next", page.next());
        }
        return view;
    }

    Table table(ReconciliationItemKind kind, List<KeptItem> items) {
        List<JsonNode> nodes =
                items.stream().<JsonNode>map(item -> object(item.json())).toList();
        return switch (kind) {
            case DIFFERENCE -> ReconciliationTable.differences(nodes);
            case MATCH -> ReconciliationTable.matches(nodes);
        };
    }

    /// The name of a file without folders, or that of its part.
    static String nameOf(String part, @Nullable String fileName) {
        String name = fileName == null
                ? ""
                : fileName.substring(fileName.replace('\\', '/').lastIndexOf('/') + 1);
        String plain = name.codePoints()
                .filter(each -> !Character.isISOControl(each))
                .limit(NAME_LENGTH_MAX)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.isBlank() ? part : plain;
    }

    private ObjectNode object(String json) {
        try {
            return (ObjectNode) mapper.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what was kept is no JSON", broken);
        }
    }

    /// For the API description only.
    @Schema(name = "Reconciliation")
    record Summary(
            String id,
            String createdAt,
            String createdBy,
            @Schema(description = "Everything ties.") boolean ties,
            @Schema(description = "Every residual is zero.") boolean complete,

            @Schema(description = "Name and rows of the first file.")
            Object a,

            @Schema(description = "Name and rows of the second file.")
            Object b,

            String tolerance,
            int days,

            @Schema(description = "Which columns play a part, whether they were chosen or proposed, and why.")
            List<Object> columns,

            @Schema(description = "Totals and proof of each currency.")
            List<Object> sections,

            @Schema(description = "What was concluded about the files, and where a search was given up.")
            List<String> notes) {}

    /// For the API description only.
    @Schema(name = "ReconciliationDetails")
    record Details(
            String id,
            String kind,

            @Schema(description = "Differences or matches, with the rows of both files.")
            List<Object> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
