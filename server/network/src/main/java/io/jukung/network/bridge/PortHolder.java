package io.jukung.network.bridge;

import io.jukung.network.Protocol;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds out which process of this host has a port: first its socket, then whose it is. Asked only after a refusal.
final class PortHolder {
    private static final Path PROC = Path.of("/proc");

    private PortHolder() {}

    /// `nginx (pid 4211)`; empty if the process cannot be seen from here.
    static Optional<String> of(Protocol protocol, int port) {
        var sockets = new HashSet<String>();
        for (var table : new String[] {protocol.word(), protocol.word() + "6"}) sockets(table, port, sockets);
        if (sockets.isEmpty()) return Optional.empty();
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (holds(process.resolve("fd"), sockets)) return Optional.of(Files.readString(process.resolve("comm")).strip() + " (pid " + process.getFileName() + ")");
            }
        } catch (IOException | DirectoryIteratorException e) {
            // it has just ended
        }
        return Optional.empty();
    }

    private static void sockets(String table, int port, Set<String> into) {
        var end = String.format(Locale.ROOT, ":%04X", port);
        try {
            for (var line : Files.readAllLines(PROC.resolve("net").resolve(table))) {
                var fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(end)) into.add("socket:[" + fields[9] + "]");
            }
        } catch (IOException e) {
            // a kernel without IPv6
        }
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (var all = Files.newDirectoryStream(descriptors)) {
            for (var one : all) {
                if (sockets.contains(target(one))) return true;
            }
        } catch (IOException | DirectoryIteratorException e) {
            // gone, or not ours to look at
        }
        return false;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "";
        }
    }
}
