@NullMarked
package io.tieout.recon;

import org.jspecify.annotations.NullMarked;
