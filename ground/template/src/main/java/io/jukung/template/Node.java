package io.jukung.template;

import java.util.List;
import java.util.Optional;

/// A part of a parsed template that prints something or nothing.
sealed interface Node {
    record Body(List<Node> nodes) implements Node {}

    record Literal(String text) implements Node {}

    record Action(Pipe pipe) implements Node {}

    record If(Pipe pipe, Body then, Optional<Body> otherwise) implements Node {}

    record With(Pipe pipe, Body then, Optional<Body> otherwise) implements Node {}

    record Range(Pipe pipe, Body then, Optional<Body> otherwise) implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}

    /// Commands that hand their results on; what comes out may be kept in variables.
    record Pipe(List<String> variables, boolean assigns, List<Command> commands, int at) {
        @Override public String toString() {
            var names = variables.isEmpty() ? "" : String.join(", ", variables) + (assigns ? " = " : " := ");
            return names + String.join(" | ", commands.stream().map(Command::toString).toList());
        }
    }

    record Command(List<Term> terms, int at) {
        @Override public String toString() {
            return String.join(" ", terms.stream().map(Term::toString).toList());
        }
    }

    /// One word of a command.
    sealed interface Term {
        int at();

        /// `.A.B`, walked from the dot.
        record Fields(List<String> names, int at) implements Term {
            @Override public String toString() { return "." + String.join(".", names); }
        }

        /// `$x.A.B`; the variable `$` is the data as a whole.
        record Variable(String name, List<String> names, int at) implements Term {
            @Override public String toString() { return name + (names.isEmpty() ? "" : "." + String.join(".", names)); }
        }

        record Dot(int at) implements Term {
            @Override public String toString() { return "."; }
        }

        record Constant(Value value, String source, int at) implements Term {
            @Override public String toString() { return source; }
        }

        record Function(String name, int at) implements Term {
            @Override public String toString() { return name; }
        }

        /// `(pipeline).A.B`
        record Group(Pipe pipe, List<String> names, int at) implements Term {
            @Override public String toString() { return "(" + pipe + ")" + (names.isEmpty() ? "" : "." + String.join(".", names)); }
        }
    }
}
