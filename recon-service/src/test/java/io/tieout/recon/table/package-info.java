@NullMarked
package io.tieout.recon.table;

import org.jspecify.annotations.NullMarked;
