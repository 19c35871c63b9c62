/// Two lists of amounts that should agree: the cascade that ties them, the differences, the proof. Pure.
@NullMarked
package io.tieout.reconcile.domain;

import org.jspecify.annotations.NullMarked;
