package io.tieout.recon.page;

import io.tieout.kit.security.Roles;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Rules;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The list of checkpoints as a page.
///
/// @param mayFreeze whether the reader may make one
/// @param from first day that the form proposes; @param to the last one
/// @param next address of the following page, empty on the last one
public record CheckpointsPage(
        Shell shell,
        List<Field> fields,
        List<CheckpointRow> rows,
        String next,
        boolean mayFreeze,
        String formKey,
        String from,
        String to) {

    static CheckpointsPage of(Visit visit, List<Checkpoint> checkpoints, String next, Rules rules) {
        ZoneId zone = rules.calendarOf(rules.first()).zone();
        LocalDate yesterday = rules.today().minusDays(1);
        return new CheckpointsPage(
                Shell.of(visit.reader(), Shell.Part.CHECKPOINTS),
                List.of(Field.text(visit, "entity", "Legal entity"), Field.text(visit, "currency", "Currency")),
                checkpoints.stream().map(each -> CheckpointRow.of(each, zone)).toList(),
                next,
                visit.reader().has(Roles.FINANCE),
                visit.reader().formKey(),
                yesterday.withDayOfMonth(1).toString(),
                yesterday.toString());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
