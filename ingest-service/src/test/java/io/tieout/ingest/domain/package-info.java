@NullMarked
package io.tieout.ingest.domain;

import org.jspecify.annotations.NullMarked;
