package io.tieout.recon.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The templates below `templates/pages`, checked against their data when the service is built.
@CheckedTemplate(basePath = "pages")
final class Templates {

    private Templates() {}

    /// @param problem why the last attempt failed; empty at first
    static native TemplateInstance signIn(String problem, String next);

    static native TemplateInstance home(HomePage page);

    static native TemplateInstance threeColumn(ThreeColumnPage page);

    static native TemplateInstance breaks(BreaksPage page);

    static native TemplateInstance breakDetail(BreakPage page);

    static native TemplateInstance incidents(IncidentsPage page);

    static native TemplateInstance incidentDetail(IncidentPage page);

    static native TemplateInstance checkpoints(CheckpointsPage page);

    static native TemplateInstance checkpointDetail(CheckpointPage page);

    static native TemplateInstance reports(ReportsPage page);

    static native TemplateInstance report(ReportPage page);

    static native TemplateInstance message(MessagePage page);
}
