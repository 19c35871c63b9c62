/// What the service does: watch breaks, keep alerts, tell people. Ports for everything outside.
@NullMarked
package io.tieout.alert.app;

import org.jspecify.annotations.NullMarked;
