@NullMarked
package io.tieout.event.calendar;

import org.jspecify.annotations.NullMarked;
