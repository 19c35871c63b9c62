package io.tieout.recon.page;

import io.tieout.kit.problem.ProblemException;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.SignsAs;
import io.tieout.recon.app.SignCheckpoint;
import java.util.Arrays;
import java.util.List;

/// Where a reader may sign, and why not where they may not, by the rules that the API has.
///
/// @param sha256 of the content that is signed
public record SignForm(String action, String formKey, String sha256, List<Place> places) {

    /// @param hindrance why the reader cannot sign here; empty if they can
    public record Place(String code, String name, String hindrance) {
        public boolean isOffered() {
            return hindrance.isEmpty();
        }
    }

    static SignForm of(Reader reader, Checkpoint checkpoint, SignCheckpoint signing) {
        String sha256 = checkpoint.content().sha256();
        return new SignForm(
                CheckpointPages.HERE + "/" + checkpoint.id() + "/sign",
                reader.formKey(),
                sha256,
                Arrays.stream(SignsAs.values())
                        .filter(as -> checkpoint.signatures().stream().noneMatch(each -> each.as() == as))
                        .map(as -> new Place(
                                as.code(),
                                Words.of(as.code()),
                                signing.hindrance(checkpoint, as, reader.signer(), sha256)
                                        .map(ProblemException::detail)
                                        .orElse("")))
                        .toList());
    }
}
