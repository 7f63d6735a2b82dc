/// What the engine is told: dockerd's flags and daemon.json's keys.
@NullMarked
package io.jukung.daemon.settings;

import org.jspecify.annotations.NullMarked;
