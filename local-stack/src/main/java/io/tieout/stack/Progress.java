package io.tieout.stack;

import java.util.Locale;

/// One line per component that serves, with the seconds since the start, so that nobody wonders what takes so long.
final class Progress {

    private final long began = System.nanoTime();

    synchronized void ready(Component component) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(Locale.ROOT, "  [%5.1f s] %-9s ready   %s%n", seconds, component.name(), component.address());
    }
}
