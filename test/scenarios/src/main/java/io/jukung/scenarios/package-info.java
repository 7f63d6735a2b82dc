/// Scripts that read like a session, played on real engines in namespaces of their own.
@NullMarked
package io.jukung.scenarios;

import org.jspecify.annotations.NullMarked;
