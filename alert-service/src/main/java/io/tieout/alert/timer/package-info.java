/// What happens because time has passed.
@NullMarked
package io.tieout.alert.timer;

import org.jspecify.annotations.NullMarked;
