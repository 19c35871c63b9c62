@NullMarked
package io.tieout.recon.csv;

import org.jspecify.annotations.NullMarked;
