/// Reports as files that a spreadsheet opens.
@NullMarked
package io.tieout.recon.csv;

import org.jspecify.annotations.NullMarked;
