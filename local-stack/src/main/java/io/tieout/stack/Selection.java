package io.tieout.stack;

import java.util.Set;

/// What the words after `up` and `down` ask for.
///
/// @param names the components meant; all of them unless `--only` says otherwise
/// @param replay whether the services read the replay clock
/// @param freePorts whether ports are chosen instead of taken from the defaults
record Selection(Set<String> names, boolean replay, boolean freePorts) {

    boolean holds(String name) {
        return names.contains(name);
    }
}
