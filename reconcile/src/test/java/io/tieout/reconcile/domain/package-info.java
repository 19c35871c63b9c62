@NullMarked
package io.tieout.reconcile.domain;

import org.jspecify.annotations.NullMarked;
