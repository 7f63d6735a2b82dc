package io.jukung.runtime.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jukung.kernel.MountEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceGroupTest {
    private static final MountEntry UNIFIED = new MountEntry(30, 23, "/", Path.of("/sys/fs/cgroup"), "cgroup2", "cgroup2", "rw,nosuid", "rw,nsdelegate");

    @Test void theWayOutOfAServiceIsAGroupOfItsOwn() {
        assertEquals(List.of(Path.of("/sys/fs/cgroup/jukung.conmon")), ServiceGroup.places(List.of("0::/system.slice/jukung.service"), List.of(UNIFIED)));
    }

    @Test void whoIsInNoServiceStaysWhereHeIs() {
        assertEquals(List.of(), ServiceGroup.places(List.of("0::/jukung.engine", "4:memory:/system.slice/jukung.service"), List.of(UNIFIED)));
    }
}
