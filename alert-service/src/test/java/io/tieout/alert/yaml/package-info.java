@NullMarked
package io.tieout.alert.yaml;

import org.jspecify.annotations.NullMarked;
