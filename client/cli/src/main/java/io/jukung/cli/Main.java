package io.jukung.cli;

import io.jukung.cli.command.Console;
import io.jukung.http.HttpConnection;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The command line `jukung`: reads the words, does one thing, ends with its exit code.
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        HttpConnection.prepare();
        var console = console();
        int code = new Program(console, new EngineOpener(console.err())).run(List.of(words));
        console.out().flush();
        console.err().flush();
        // Threads that still read our input or a stream must not keep the program alive; connections end with it. `exit` would
        // do as well, but asks the logging system whether anyone wants to hear of it, which takes longer than most commands.
        Runtime.getRuntime().halt(code);
    }

    /// What surrounds this process.
    static Console console() {
        var out = new PrintStream(new BufferedOutputStream(new Outlet(FileDescriptor.out), 8192), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), 1024), true, StandardCharsets.UTF_8);
        return new Console(System.in, out, err, System.getenv(), Path.of("").toAbsolutePath(), Clock.systemUTC(), new Descriptors());
    }

    /// Standard output that ends the program when nobody reads it any more, silently and as SIGPIPE would: a `PrintStream`
    /// keeps such errors to itself, and `logs -f c | head -1` would go on for good.
    private static final class Outlet extends FileOutputStream {
        private static final int SIGPIPE_CODE = 141;

        Outlet(FileDescriptor descriptor) { super(descriptor); }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                super.write(bytes, from, length);
            } catch (IOException e) {
                if (String.valueOf(e.getMessage()).contains("Broken pipe")) Runtime.getRuntime().exit(SIGPIPE_CODE);
                throw e;
            }
        }
    }

    /// Looks where the standard streams lead, without native code.
    private static final class Descriptors implements Console.Terminals {
        @Override
        public boolean stdin() { return terminal(0); }

        @Override
        public boolean stdout() { return terminal(1); }

        @Override
        public boolean stderr() { return terminal(2); }

        private static boolean terminal(int descriptor) {
            try {
                var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException e) {
                return false;
            }
        }
    }
}
