/// Settlement reports of processors that prove themselves, name their residual, or cannot be proved.
@NullMarked
package io.tieout.reconcile.report;

import org.jspecify.annotations.NullMarked;
