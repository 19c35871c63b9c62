package io.tieout.recon.domain.incident;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Symptom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Puts breaks into incidents.
public final class IncidentBook {

    /// The key under which breaks show alike.
    public record Key(String tenant, Symptom symptom) {
        public static Key of(Break each) {
            return new Key(each.state().tenant(), each.detail().symptom());
        }
    }

    private final Map<Key, List<Incident>> known = new HashMap<>();
    private final Map<UUID, Incident> touched = new LinkedHashMap<>();

    /// @param known every incident of the keys that breaks will be put under
    public IncidentBook(Collection<Incident> known) {
        known.forEach(this::add);
    }

    /// The incident of each break, by the break's id.
    public Map<UUID, UUID> assign(Collection<Break> breaks) {
        Map<UUID, UUID> incidents = new LinkedHashMap<>();
        breaks.stream()
                .sorted(Comparator.comparing((Break each) -> each.state().firstDetectedAt())
                        .thenComparing(Break::id))
                .forEach(each -> incidents.put(each.id(), incidentOf(each).id()));
        return incidents;
    }

    /// Those that are new or that got a break.
    public List<Incident> touched() {
        return List.copyOf(touched.values());
    }

    private Incident incidentOf(Break each) {
        Key key = Key.of(each);
        List<Incident> ofKey = known.computeIfAbsent(key, _ -> new ArrayList<>());
        var detectedAt = each.state().firstDetectedAt();
        for (int i = 0; i < ofKey.size(); i++) {
            if (ofKey.get(i).takes(detectedAt)) {
                Incident grown = ofKey.get(i).with(detectedAt);
                ofKey.set(i, grown);
                touched.put(grown.id(), grown);
                return grown;
            }
        }
        Incident begun = Incident.begin(key.tenant(), key.symptom(), ofKey.size() + 1, detectedAt);
        ofKey.add(begun);
        touched.put(begun.id(), begun);
        return begun;
    }

    private void add(Incident incident) {
        known.computeIfAbsent(new Key(incident.tenant(), incident.symptom()), _ -> new ArrayList<>())
                .add(incident);
    }
}
