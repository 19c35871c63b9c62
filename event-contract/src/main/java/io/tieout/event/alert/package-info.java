/// What alerting publishes: an alert at one version, and the codes in it.
@NullMarked
package io.tieout.event.alert;

import org.jspecify.annotations.NullMarked;
