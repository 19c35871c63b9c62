@NullMarked
package io.tieout.reconcile.file;

import org.jspecify.annotations.NullMarked;
