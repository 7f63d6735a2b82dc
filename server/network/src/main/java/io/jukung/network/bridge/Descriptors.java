package io.jukung.network.bridge;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the number of a channel's descriptor, which the JDK keeps to itself but a child can only inherit by number.
///
/// The kernel shows each descriptor's flags: the one whose non-blocking flag follows when the channel is switched to
/// and fro is the channel's. Numbers that are new since `before` are looked at first; as a rule there is just one.
final class Descriptors {
    private static final Path OWN = Path.of("/proc/self/fd");
    private static final Path FLAGS = Path.of("/proc/self/fdinfo");
    private static final long NON_BLOCKING = 04000;

    private Descriptors() {}

    static Set<Integer> now() throws IOException {
        try (Stream<Path> files = Files.list(OWN)) {
            return files.map(f -> Integer.valueOf(f.getFileName().toString())).collect(java.util.stream.Collectors.toCollection(HashSet::new));
        }
    }

    static int of(SelectableChannel channel, Set<Integer> before) throws IOException {
        var all = now();
        var fresh = new ArrayList<>(all);
        fresh.removeAll(before);
        var found = search(channel, fresh);
        if (found.size() != 1) found = search(channel, List.copyOf(all));
        if (found.size() == 1) return found.getFirst();
        throw new IOException("cannot find the descriptor of " + channel + " among " + all.size());
    }

    private static List<Integer> search(SelectableChannel channel, List<Integer> candidates) throws IOException {
        var left = candidates;
        for (boolean blocking : new boolean[] {false, true, false, true}) {
            channel.configureBlocking(blocking);
            left = left.stream().filter(blocks(blocking)).toList();
        }
        return left;
    }

    private static Predicate<Integer> blocks(boolean wanted) {
        return fd -> {
            try (Stream<String> lines = Files.lines(FLAGS.resolve(fd.toString()))) {
                return lines.filter(l -> l.startsWith("flags:"))
                        .anyMatch(l -> ((Long.parseLong(l.substring(6).strip(), 8) & NON_BLOCKING) == 0) == wanted);
            } catch (NoSuchFileException e) {
                return false;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        };
    }
}
