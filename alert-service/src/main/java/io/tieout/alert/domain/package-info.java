/// What an alert is and when it changes: rules, thresholds, lifecycle, notices. Plain Java.
@NullMarked
package io.tieout.alert.domain;

import org.jspecify.annotations.NullMarked;
