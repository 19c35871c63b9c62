/// The wire form of events: JSON data and CloudEvents attributes, read strictly and written canonically.
@NullMarked
package io.tieout.event.codec;

import org.jspecify.annotations.NullMarked;
