@NullMarked
package io.tieout.recon.yaml;

import org.jspecify.annotations.NullMarked;
