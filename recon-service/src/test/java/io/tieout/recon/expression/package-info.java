@NullMarked
package io.tieout.recon.expression;

import org.jspecify.annotations.NullMarked;
