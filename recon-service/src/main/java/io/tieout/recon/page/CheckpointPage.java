package io.tieout.recon.page;

import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.OpenBreak;
import io.tieout.recon.app.Checkpoints.Signature;
import io.tieout.recon.table.CheckpointTables;
import java.time.ZoneId;
import java.util.List;

/// One checkpoint with its sections as a page.
///
/// @param gaps why it is incomplete; empty when it is complete
/// @param hindrances what keeps it from being signed though it is complete
/// @param open the breaks that were open in it, a page of them
/// @param next address of the following page of breaks, empty on the last one
public record CheckpointPage(
        Shell shell,
        String href,
        CheckpointRow head,
        String sha256,
        List<String> gaps,
        List<String> hindrances,
        List<Signed> signatures,
        SignForm form,
        List<Grid> sections,
        List<Row> open,
        String next) {

    public record Signed(String as, String by, String at) {}

    public record Row(
            String href, String severity, String breakClass, String rule, String ruleKey, Amount delta, String first) {}

    static CheckpointPage of(
            Reader reader, Checkpoint checkpoint, SignForm form, List<OpenBreak> open, String next, ZoneId zone) {
        return new CheckpointPage(
                Shell.of(reader, Shell.Part.CHECKPOINTS),
                CheckpointPages.HERE + "/" + checkpoint.id(),
                CheckpointRow.of(checkpoint, zone),
                checkpoint.content().sha256(),
                CheckpointTables.gaps(checkpoint),
                CheckpointTables.hindrances(checkpoint),
                checkpoint.signatures().stream().map(each -> signed(each, zone)).toList(),
                form,
                Grid.of(CheckpointTables.brief(checkpoint)),
                open.stream().map(each -> row(each, zone)).toList(),
                next);
    }

    private static Signed signed(Signature each, ZoneId zone) {
        return new Signed(Words.of(each.as().code()), each.subject(), Words.of(each.at(), zone));
    }

    private static Row row(OpenBreak each, ZoneId zone) {
        return new Row(
                "/pages/breaks/" + each.id(),
                each.severity().code(),
                Words.of(each.breakClass().code()),
                Words.of(each.rule()),
                each.ruleKey(),
                Amount.of(each.delta()),
                Words.of(each.firstDetectedAt(), zone));
    }
}
