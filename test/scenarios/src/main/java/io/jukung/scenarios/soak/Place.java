package io.jukung.scenarios.soak;

import io.jukung.scenarios.Rootfs;
import io.jukung.scenarios.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Where a lane runs, and how much of it.
///
/// @param brief  the form for every day: few rounds
/// @param random everything that is drawn is drawn from it
record Place(Path home, Path work, boolean brief, Random random) {
    /// As many as the soak wants, or as many as every day has time for.
    int rounds(int many, int few) {
        return brief ? few : many;
    }

    /// A stage with an engine and the image `tiny`; `client` in its shell is this program.
    Stage stage(String name, String client) throws IOException, InterruptedException {
        return Stage.open(home, Files.createDirectories(work.resolve(name)), client, Rootfs.make(Files.createDirectories(work.resolve(name + "-image"))));
    }
}
