/// Reports as tables, and the files that are written of them: CSV and XLSX.
@NullMarked
package io.tieout.recon.table;

import org.jspecify.annotations.NullMarked;
