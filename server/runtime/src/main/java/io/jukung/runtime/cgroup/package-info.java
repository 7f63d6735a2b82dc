/// Where a container's control groups lie, whichever of the kernel's two layouts the host has.
@NullMarked
package io.jukung.runtime.cgroup;

import org.jspecify.annotations.NullMarked;
