/// Pages that a finance person opens in a browser: read-only, rendered on the server, complete without JavaScript.
@NullMarked
package io.tieout.recon.page;

import org.jspecify.annotations.NullMarked;
