/// Containers supervised by conmon and run by an OCI runtime, found again after a restart by what lies on disk.
@NullMarked
package io.jukung.runtime.conmon;

import org.jspecify.annotations.NullMarked;
