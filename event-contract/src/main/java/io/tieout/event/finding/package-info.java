/// What reconciliation finds and publishes: break classes, causes, handoff findings and the state of a break.
@NullMarked
package io.tieout.event.finding;

import org.jspecify.annotations.NullMarked;
