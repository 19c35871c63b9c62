/// Pages that a finance person opens in a browser: rendered on the server, complete without JavaScript. Only
/// checkpoints are changed here.
@NullMarked
package io.tieout.recon.page;

import org.jspecify.annotations.NullMarked;
