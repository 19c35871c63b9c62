@NullMarked
package io.tieout.reconcile.report;

import org.jspecify.annotations.NullMarked;
