package io.tieout.recon.page;

import java.util.List;

/// What is around every page.
///
/// @param menu each part of the site
public record Shell(String tenant, String reader, List<Entry> menu) {

    /// @param isActive whether the page belongs to it
    public record Entry(String href, String label, boolean isActive) {}

    /// A part of the site.
    enum Part {
        HOME("/pages", "Home"),
        BREAKS("/pages/breaks", "Breaks"),
        INCIDENTS("/pages/incidents", "Incidents"),
        REPORTS("/pages/reports", "Reports"),
        CHECKPOINTS("/pages/checkpoints", "Checkpoints"),
        /// Belongs to none.
        NONE("", "");

        private final String href;
        private final String label;

        Part(String href, String label) {
            this.href = href;
            this.label = label;
        }
    }

    private static final List<Part> MENU =
            List.of(Part.HOME, Part.BREAKS, Part.INCIDENTS, Part.REPORTS, Part.CHECKPOINTS);

    static Shell of(Reader reader, Part active) {
        return new Shell(
                reader.tenant(),
                reader.name(),
                MENU.stream()
                        .map(part -> new Entry(part.href, part.label, part == active))
                        .toList());
    }
}
