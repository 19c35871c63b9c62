@NullMarked
package io.tieout.recon.db;

import org.jspecify.annotations.NullMarked;
