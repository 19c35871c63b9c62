package io.tieout.simulator.casea;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
/// Plays worked case A.

public final class Demo {
    private Demo() {}

    public static boolean play(Map<String, String> environment, Clock wall, PrintStream out) {
        return false;
    }
}
