/// What reconciliation is about: legs, items, findings, breaks, ages and the reports made of them. Plain Java.
@NullMarked
package io.tieout.recon.domain;

import org.jspecify.annotations.NullMarked;
