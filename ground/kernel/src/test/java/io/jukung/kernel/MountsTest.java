package io.jukung.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NeedsRoot
@Timeout(20)
class MountsTest {
    @TempDir Path temp;

    @ParameterizedTest
    @ValueSource(ints = {2, 60, 120, 300})
    void anOverlayShowsTheTopmostLayerHoweverManyThereAre(int layers) throws Exception {
        Apart.run(() -> {
            // On a tmpfs: an overlay of overlays would not do in a container.
            Mounts.tmpfs(temp, "mode=755");
            var lowers = new ArrayList<Path>();
            for (int i = 0; i < layers; i++) {
                var lower = Files.createDirectories(temp.resolve("layers/" + i + ",a:" + "0".repeat(60) + "/fs"));
                Files.writeString(lower.resolve("top"), "layer " + i);
                Files.writeString(lower.resolve("only" + i), "");
                lowers.add(lower);
            }
            var upper = Files.createDirectory(temp.resolve("upper"));
            var merged = Files.createDirectory(temp.resolve("merged"));
            Mounts.overlay(lowers, upper, Files.createDirectory(temp.resolve("work")), merged);
            assertEquals("layer 0", Files.readString(merged.resolve("top")));
            assertTrue(Files.exists(merged.resolve("only" + (layers - 1))));
            Files.writeString(merged.resolve("new"), "written");
            assertEquals("written", Files.readString(upper.resolve("new")));
            assertTrue(Mounts.isMountPoint(merged));
            Mounts.unmount(merged);
            assertFalse(Mounts.isMountPoint(merged));
            return true;
        });
    }

    @Test void aReadOnlyBindRefusesWritesAndKeepsItsOtherRestrictions() throws Exception {
        Apart.run(() -> {
            var source = Files.createDirectory(temp.resolve("source with blank"));
            Mounts.tmpfs(source, "");
            Mounts.mount("", source, "", 32 | 2 | 4, "");
            var target = Files.createDirectory(temp.resolve("target"));
            Mounts.bind(source, target, false);
            Mounts.remountReadOnly(target);
            assertThrows(IOException.class, () -> Files.writeString(target.resolve("x"), "x"));
            var entry = Mounts.table().stream().filter(e -> e.mountPoint().equals(target)).findFirst().orElseThrow();
            assertTrue(List.of(entry.options().split(",")).containsAll(List.of("ro", "nosuid", "nodev")), entry.options());
            assertTrue(Mounts.table().stream().anyMatch(e -> e.mountPoint().equals(source)));
            return true;
        });
    }

    @Test void takingAMountAwayInACopyLeavesTheOriginal() throws Exception {
        Apart.run(() -> {
            var outer = Files.createDirectory(temp.resolve("outer"));
            Mounts.tmpfs(outer, "");
            Mounts.propagation(outer, Propagation.SHARED, false);
            var inner = Files.createDirectory(outer.resolve("inner"));
            Mounts.tmpfs(inner, "");
            Files.writeString(inner.resolve("here"), "");
            boolean seenThere = Namespaces.insideMountCopy(List.of(inner), () -> Files.exists(inner.resolve("here")));
            assertFalse(seenThere);
            assertTrue(Files.exists(inner.resolve("here")));
            return true;
        });
    }

    @Test void unmountingWhatIsNoMountNamesThePlaceAndTheReason() {
        var e = assertThrows(ErrnoException.class, () -> Mounts.unmount(temp));
        assertEquals("EINVAL", e.name());
        assertEquals("unmount on " + temp + ": EINVAL (invalid argument)", e.getMessage());
    }
}
