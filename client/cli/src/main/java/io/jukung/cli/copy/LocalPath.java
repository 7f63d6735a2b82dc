package io.jukung.cli.copy;

import io.jukung.cli.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Paths of this machine as `cp` takes them.
final class LocalPath {
    private LocalPath() {}

    static String absolute(Path here, String path) {
        return PathText.keepEnding(PathText.clean(path.startsWith("/") ? path : here + "/" + path), path);
    }

    /// What is to be copied. A link is copied as such, unless `follow` is true or a slash follows it.
    static CopyPlan.Source source(Path here, String path, boolean follow) throws IOException {
        var asked = absolute(here, path);
        var resolved = follow ? PathText.keepEnding(real(asked), asked) : lastKept(asked);
        boolean renamed = (follow || PathText.endsInSlash(asked)) && !PathText.last(asked).equals(PathText.last(resolved));
        var place = Path.of(resolved);
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) throw missing(asked);
        return new CopyPlan.Source(resolved, Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS), renamed ? PathText.last(asked) : "");
    }

    private static String lastKept(String asked) throws IOException {
        int slash = asked.lastIndexOf('/');
        var above = real(asked.substring(0, slash + 1));
        return (above.endsWith("/") ? above : above + "/") + asked.substring(slash + 1);
    }

    private static String real(String path) throws IOException {
        try {
            var real = Path.of(path).toRealPath();
            if (PathText.asksForFolder(path) && !Files.isDirectory(real)) throw new Failure("not a directory", 1);
            return real.toString();
        } catch (NoSuchFileException e) {
            throw missing(path);
        }
    }

    private static Failure missing(String path) {
        return new Failure("lstat " + PathText.clean(path) + ": no such file or directory", 1);
    }

    /// Where a copy goes. A link is taken for what it leads to, even if that is not there yet.
    static CopyPlan.Target target(String path) throws IOException {
        var above = Optional.ofNullable(Path.of(PathText.clean(path)).getParent());
        if (above.isPresent() && !Files.exists(above.get())) throw new Failure("invalid output path: directory \"" + above.get() + "\" does not exist", 1);
        var place = Path.of(path);
        if (Files.exists(place)) {
            if (!Files.isDirectory(place) && !Files.isRegularFile(place)) {
                throw new Failure("invalid output path: \"" + path + "\" must be a directory or a regular file", 1);
            }
            if (PathText.asksForFolder(path) && !Files.isDirectory(place)) throw new Failure("stat " + path + ": not a directory", 1);
            return new CopyPlan.Target(Files.isSymbolicLink(place) ? place.toRealPath().toString() : path, true, Files.isDirectory(place));
        }
        var led = place;
        for (int i = 0; i < 40 && Files.isSymbolicLink(led); i++) led = led.resolveSibling(Files.readSymbolicLink(led)).normalize();
        return new CopyPlan.Target(led.equals(place) ? path : led.toString(), false, false);
    }
}
