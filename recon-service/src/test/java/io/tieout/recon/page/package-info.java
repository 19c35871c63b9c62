@NullMarked
package io.tieout.recon.page;

import org.jspecify.annotations.NullMarked;
