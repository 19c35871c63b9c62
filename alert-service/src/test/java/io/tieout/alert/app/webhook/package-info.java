@NullMarked
package io.tieout.alert.app.webhook;

import org.jspecify.annotations.NullMarked;
