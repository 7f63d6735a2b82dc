package io.jukung.cli.stream;

import io.jukung.cli.command.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The terminal this program stands in: raw while a container owns it, and as it was afterwards, whatever happens.
///
/// A keeper looks after it, a shell of a few lines that runs `stty` for us: no native code need be linked, and since it
/// notices the end of its input it puts the terminal right even after a `kill -9` of this program. Any thread may call.
public final class Screen implements AutoCloseable {
    /// Its 3 and 4 are our input and output. It answers each line with a line. Signals of the terminal are meant for us, not
    /// for it; TTOU only once the terminal is raw: before, it is right that a program in the background stops here.
    private static final String KEEPER = """
            trap '' HUP INT QUIT TERM TSTP TTIN
            in=/proc/$PPID/fd/0 out=/proc/$PPID/fd/1
            [ -r $in ] || in=/dev/tty
            [ -r $out ] || out=/dev/tty
            exec 3<$in 4<$out 2>/dev/null
            while read -r word; do
                case $word in
                    raw) was=$(stty -g <&3) && stty raw -echo -iexten <&3 && trap '' TTOU && echo raw || echo ;;
                    size) stty size <&4 || echo ;;
                esac
            done
            [ -z "$was" ] || stty "$was" <&3
            """;

    /// Rows and columns.
    public record Size(int rows, int columns) {}

    /// @param answers of the process
    private record Keeper(Process process, BufferedReader answers) {
        static Keeper call() throws IOException {
            var process = new ProcessBuilder("sh", "-c", KEEPER).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new Keeper(process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 256));
        }

        String ask(String word) throws IOException {
            var out = process.getOutputStream();
            out.write((word + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var answer = answers.readLine();
            return answer == null ? "" : answer;
        }

        /// It puts things right when its input ends. The terminal is ours again when it has gone.
        void dismiss() {
            try {
                process.getOutputStream().close();
                process.waitFor();
            } catch (IOException e) {
                // It has gone already.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final Optional<Keeper> keeper;
    private Optional<Thread> restorer = Optional.empty();

    private Screen(Optional<Keeper> keeper) { this.keeper = keeper; }

    /// The terminal as it is. Without one this has no size and no mode, and does nothing.
    public static Screen of(Console console, boolean wanted) throws IOException {
        boolean there = wanted && (console.terminals().stdin() || console.terminals().stdout());
        return new Screen(there ? Optional.of(Keeper.call()) : Optional.empty());
    }

    /// Switches to raw mode: every key goes to the container, ^C too.
    public synchronized void raw() throws IOException {
        if (keeper.isEmpty()) return;
        var hook = new Thread(keeper.get()::dismiss, "terminal");
        Runtime.getRuntime().addShutdownHook(hook);
        restorer = Optional.of(hook);
        if (!keeper.get().ask("raw").equals("raw")) throw new IOException("cannot set the terminal to raw mode: stty failed");
    }

    /// How large it is, if that can be known.
    public synchronized Optional<Size> size() {
        if (keeper.isEmpty()) return Optional.empty();
        try {
            var words = keeper.get().ask("size").split(" ");
            if (words.length != 2) return Optional.empty();
            var size = new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
            return size.rows == 0 || size.columns == 0 ? Optional.empty() : Optional.of(size);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        keeper.ifPresent(Keeper::dismiss);
        try {
            restorer.ifPresent(Runtime.getRuntime()::removeShutdownHook);
        } catch (IllegalStateException e) {
            // The program is ending anyway; the hook finds the keeper gone.
        }
    }
}
