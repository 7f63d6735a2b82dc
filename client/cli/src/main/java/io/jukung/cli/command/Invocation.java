package io.jukung.cli.command;

import io.jukung.base.Problem;
import io.jukung.cli.grammar.Flag;
import io.jukung.cli.grammar.Line;
import io.jukung.remote.EngineClient;
import io.jukung.remote.EngineError;
import io.jukung.remote.EngineUnreachable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One call of a command: what was typed, and the means to answer it.
public final class Invocation {
    private final String path;
    private final Line line;
    private final Console console;
    private final Session session;

    public Invocation(String path, Line line, Console console, Session session) {
        this.path = path;
        this.line = line;
        this.console = console;
        this.session = session;
    }

    /// What is done with each word; it may fail for one without keeping the others from it.
    public interface Step {
        void take(String word) throws IOException;
    }

    /// Does the same with every word. One that fails does not stop the others; it costs exit code 1 at the end.
    public int each(Step step) throws IOException {
        int code = 0;
        for (var word : line.words()) {
            try {
                step.take(word);
            } catch (EngineError | EngineUnreachable | Problem e) {
                Errors.print(console.err(), e, "");
                code = 1;
            }
        }
        return code;
    }

    /// The command as it was called, with the program's name.
    public String path() { return path; }

    public Line line() { return line; }

    public List<String> words() { return line.words(); }

    public boolean is(Flag<Boolean> flag) { return line.is(flag); }

    public Optional<String> text(Flag<String> flag) { return line.text(flag); }

    public Optional<Long> number(Flag<Long> flag) { return line.number(flag); }

    public List<String> all(Flag<List<String>> flag) { return line.all(flag); }

    public Console console() { return console; }

    public Session session() { return session; }

    /// The engine; the first use connects, and starts one if that is what should happen.
    public EngineClient client() { return session.client(); }

    public void print(String text) { console.out().println(text); }

    public void warn(String text) { console.err().println(text); }
}
