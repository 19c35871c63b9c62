@NullMarked
package io.tieout.alert;

import org.jspecify.annotations.NullMarked;
