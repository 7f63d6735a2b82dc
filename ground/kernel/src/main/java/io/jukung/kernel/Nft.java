package io.jukung.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Packet rules, through the `nft` program, in the network namespace of the calling thread if it is a platform thread.
public final class Nft {
    private static final String LOCALE = "C";

    private Nft() {}

    /// Applies a script as one transaction: all of it or nothing.
    public static void apply(String script) throws IOException {
        run(List.of("nft", "-f", "-"), script, "apply rules");
    }

    /// The table as text.
    public static String list(String family, String table) throws IOException {
        return run(List.of("nft", "list", "table", family, table), "", "list table " + table);
    }

    private static String run(List<String> command, String input, String what) throws IOException {
        try (var in = Pipe.open(); var out = Pipe.open(); var err = Pipe.open()) {
            var env = Map.of("LC_ALL", LOCALE, "PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin") + ":/usr/sbin:/sbin");
            var child = Spawn.start(new SpawnRequest(command, env, List.of(in.readEnd(), out.writeEnd(), err.writeEnd()), false, Optional.empty()));
            in.closeReadEnd();
            out.closeWriteEnd();
            err.closeWriteEnd();
            var complaints = new ByteArrayOutputStream();
            var reader = Thread.ofPlatform().daemon().name("nft errors").start(() -> drain(err, complaints));
            feed(in, input);
            var text = new String(out.input().readAllBytes(), UTF_8);
            reader.join();
            int code = child.await();
            if (code != 0) throw new IOException("cannot " + what + ": nft ended with " + code + ": " + complaints.toString(UTF_8).strip());
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for nft").initCause(e);
        }
    }

    /// A program that ends early breaks the pipe; what it complained of says why.
    private static void feed(Pipe in, String input) throws IOException {
        try (var stream = in.output()) {
            stream.write(input.getBytes(UTF_8));
        } catch (ErrnoException e) {
            if (!e.is("EPIPE")) throw e;
        }
    }

    private static void drain(Pipe err, ByteArrayOutputStream complaints) {
        try {
            err.input().transferTo(complaints);
        } catch (IOException e) {
            complaints.writeBytes(String.valueOf(e.getMessage()).getBytes(UTF_8));
        }
    }
}
