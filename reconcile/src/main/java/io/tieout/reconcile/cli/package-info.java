/// `./tieout reconcile`.
@NullMarked
package io.tieout.reconcile.cli;

import org.jspecify.annotations.NullMarked;
