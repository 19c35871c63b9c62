package io.tieout.recon.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/// What can be done with rule files before they are put in force.
@Command(
        name = "tieout rule",
        mixinStandardHelpOptions = true,
        subcommands = {TestRules.class, DiffRules.class, ExplainRule.class, ShowSchema.class},
        synopsisSubcommandLabel = "(test | diff | explain | schema)",
        description = {
            "Works on files of reconciliation rules. Needs nothing that runs.",
            "To try a draft on what a running suite has recorded: POST /v1/rules/{id}:dryRun."
        })
final class RuleCommand {

    static final int FINE = 0;
    static final int DIFFERS = 1;
    static final int BAD_INPUT = 2;

    static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no file " + file, missing);
        } catch (MalformedInputException binary) {
            throw new IOException(file + " is not UTF-8 text", binary);
        }
    }
}
