package io.tieout.recon.page;

/// What is around every page.
///
/// @param active which entry of the menu it belongs to
public record Shell(String tenant, String reader, String active) {

    static final String REPORT = "report";
    static final String BREAKS = "breaks";

    static Shell of(Reader reader, String active) {
        return new Shell(reader.tenant(), reader.name(), active);
    }

    public boolean isReport() {
        return active.equals(REPORT);
    }

    public boolean isBreaks() {
        return active.equals(BREAKS);
    }
}
