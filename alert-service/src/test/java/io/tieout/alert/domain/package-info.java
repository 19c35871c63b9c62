@NullMarked
package io.tieout.alert.domain;

import org.jspecify.annotations.NullMarked;
