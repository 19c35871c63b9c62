package io.tieout.stack;

import java.util.Locale;

/// Which clock the services read: the machine's, or the one the demo advances.
enum ServiceClock {
    WALL,
    REPLAY;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
