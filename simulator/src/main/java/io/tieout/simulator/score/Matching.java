package io.tieout.simulator.score;

import io.tieout.simulator.score.Findings.Match;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What was tied without a person. A match rate alone rewards wrong matches, so both rates stand together.
///
/// @param matched of the documents that belong to a record, those tied to it; of nothing where no events were given
/// @param wrong of the matches that can be judged, those whose document belongs to another record or to none
/// @param unknown matches of documents that neither truth nor events know
record Matching(Share matched, Share wrong, List<Match> wrongMatches, long unknown) {

    static Matching of(List<Match> matches, TruePairs pairs) {
        Set<String> rightDocuments = new HashSet<>();
        List<Match> wrongMatches = new ArrayList<>();
        Share wrong = Share.NONE;
        long unknown = 0;
        for (Match match : matches) {
            Boolean belongs = pairs.belongs(match.document(), match.about());
            if (belongs == null) {
                unknown++;
            } else {
                wrong = wrong.with(!belongs);
                if (belongs) {
                    rightDocuments.add(match.document());
                } else {
                    wrongMatches.add(match);
                }
            }
        }
        Share matched = pairs.count() == 0
                ? Share.NONE
                : new Share(Math.min(rightDocuments.size(), pairs.count()), pairs.count());
        return new Matching(matched, wrong, wrongMatches, unknown);
    }
}
