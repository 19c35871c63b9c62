/// Start-up checks of settings that would lose money if they were wrong.
@NullMarked
package io.tieout.kit.config;

import org.jspecify.annotations.NullMarked;
