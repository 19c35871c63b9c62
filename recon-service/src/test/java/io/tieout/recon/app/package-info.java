@NullMarked
package io.tieout.recon.app;

import org.jspecify.annotations.NullMarked;
