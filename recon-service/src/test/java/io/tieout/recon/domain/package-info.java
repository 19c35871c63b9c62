@NullMarked
package io.tieout.recon.domain;

import org.jspecify.annotations.NullMarked;
