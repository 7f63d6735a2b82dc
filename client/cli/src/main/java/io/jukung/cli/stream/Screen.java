package io.jukung.cli.stream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The terminal this program stands in: raw while a container owns it, and as it was afterwards, whatever happens.
///
/// It is set through `stty`, so that no native code need be linked for it.
public final class Screen implements AutoCloseable {
    private final String before;
    private final Thread restorer = new Thread(this::restore);

    private Screen(String before) { this.before = before; }

    /// Switches to raw mode: every key goes to the container, ^C too.
    public static Screen raw() throws IOException {
        var screen = new Screen(stty(List.of("-g")).strip());
        Runtime.getRuntime().addShutdownHook(screen.restorer);
        stty(List.of("raw", "-echo"));
        return screen;
    }

    /// Rows and columns, if they can be known.
    public static Optional<Size> size() {
        try {
            var words = stty(List.of("size")).strip().split(" ");
            return words.length == 2 ? Optional.of(new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]))) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public record Size(int rows, int columns) {}

    private void restore() {
        try {
            stty(List.of(before));
        } catch (IOException e) {
            // The terminal is gone: there is nothing left to put right.
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(restorer);
        } catch (IllegalStateException e) {
            // The program is ending anyway; the hook runs once more and does no harm.
        }
    }

    private static String stty(List<String> words) throws IOException {
        var command = new java.util.ArrayList<>(List.of("stty"));
        command.addAll(words);
        var process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (process.waitFor() != 0) throw new IOException("stty " + String.join(" ", words) + " failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return output;
    }
}
