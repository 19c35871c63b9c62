@NullMarked
package io.tieout.recon.cli;

import org.jspecify.annotations.NullMarked;
