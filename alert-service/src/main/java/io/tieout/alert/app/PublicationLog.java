package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Which versions of which alerts are on the topic already.
public interface PublicationLog {

    /// Most versions read at once; more wait for the next round.
    int VERSIONS_MAX = 500;

    /// The unpublished versions of these alerts, oldest first of each.
    Uni<List<AlertStream.Version>> unpublished(List<AlertKey> alerts);

    /// The unpublished versions of all alerts.
    Uni<List<AlertStream.Version>> unpublished();

    /// Notes what was published. Returns the latest version of every alert for which somebody else had already
    /// published a later one: it must be published again, to be the last on the topic.
    Uni<List<AlertStream.Version>> markPublished(List<AlertStream.Version> versions);
}
