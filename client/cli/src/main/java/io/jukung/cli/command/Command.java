package io.jukung.cli.command;

import io.jukung.cli.grammar.Spec;
import java.io.IOException;

/// One command of the command line. It is made when it is called, runs once, and answers with the program's exit code.
public interface Command {
    Spec spec();

    /// @throws IOException if a file or stream of the client's own machine fails
    int run(Invocation call) throws IOException;

    /// What stands before the message of an error, and which code an error ends the program with.
    default ErrorStyle errors() { return ErrorStyle.PLAIN; }

    /// How errors are shown: `run` names the program, adds where help is, and ends with 125.
    enum ErrorStyle { PLAIN, RUN }
}
