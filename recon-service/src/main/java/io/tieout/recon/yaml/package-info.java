/// Reads rule files: strictly, with the line of everything that is wrong.
@NullMarked
package io.tieout.recon.yaml;

import org.jspecify.annotations.NullMarked;
