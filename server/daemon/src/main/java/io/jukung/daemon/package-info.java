/// The engine's main: settings in, everything wired, sockets opened, signals heeded. The only module that names implementations.
@NullMarked
package io.jukung.daemon;

import org.jspecify.annotations.NullMarked;
