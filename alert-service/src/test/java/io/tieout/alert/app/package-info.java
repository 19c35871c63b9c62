@NullMarked
package io.tieout.alert.app;

import org.jspecify.annotations.NullMarked;
