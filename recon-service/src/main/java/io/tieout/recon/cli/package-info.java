/// The command `./tieout rule`: rule files without a running suite.
@NullMarked
package io.tieout.recon.cli;

import org.jspecify.annotations.NullMarked;
