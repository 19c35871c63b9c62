package io.tieout.alert.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one alert of a rule is about: all that the rule looks at in a slice, or one incident of it.
///
/// @param incident null where the rule does not tell of incidents
/// @param tallies of the breaks that it measures
record Watch(AlertRule rule, Threshold threshold, @Nullable Incident incident, List<Tally> tallies) {

    Watch {
        tallies = List.copyOf(tallies);
    }

    Fingerprint fingerprint(Slice slice) {
        return Fingerprint.of(rule.id(), slice, incident);
    }

    RuleSnapshot snapshot() {
        return RuleSnapshot.of(rule, threshold);
    }

    boolean concerns(Touch touch) {
        return rule.scope().covers(touch.breakRule(), touch.breakClass())
                && (incident == null || incident.id().equals(touch.incidentId()));
    }

    /// An incident that is told of is over when all of it is; until then those that are left are not told of alone.
    boolean isOver(Measurement measured) {
        return incident == null || measured.count() == 0;
    }
}
