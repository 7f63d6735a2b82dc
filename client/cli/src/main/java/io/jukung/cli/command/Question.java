package io.jukung.cli.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Asks before something is lost for good.
public final class Question {
    private Question() {}

    /// @return whether the answer is yes; no answer is none
    public static boolean confirmed(Console console, String warning) throws IOException {
        console.out().print(warning + " [y/N] ");
        console.out().flush();
        var answer = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("y");
    }
}
