package io.jukung.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program to be started: its words, its whole environment, and its descriptors.
///
/// Descriptor i of the child is our `fds.get(i)`, or /dev/null where that is `NULL_DEVICE`; the first three are never left
/// out. All others of ours are closed in the child. A program named without `/` is looked for along PATH.
public record SpawnRequest(List<String> argv, Map<String, String> env, List<Integer> fds, boolean newSession, Optional<Path> cwd) {
    public static final int NULL_DEVICE = -1;

    public SpawnRequest {
        if (argv.isEmpty()) throw new IllegalArgumentException("nothing to start");
        argv = List.copyOf(argv);
        env = Map.copyOf(env);
        var all = new ArrayList<>(fds);
        all.addAll(Collections.nCopies(Math.max(0, 3 - all.size()), NULL_DEVICE));
        fds = List.copyOf(all);
    }
}
