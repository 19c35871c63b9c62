/// Breaks and reports over HTTP, as JSON and CSV.
@NullMarked
package io.tieout.recon.rest;

import org.jspecify.annotations.NullMarked;
