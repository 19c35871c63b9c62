@NullMarked
package io.tieout.alert.kafka;

import org.jspecify.annotations.NullMarked;
