package io.jukung.cli;

import java.util.ArrayList;
import java.util.List;

/// Splits a line as a shell does, as far as the examples need: quotes, no escapes.
final class Words {
    private Words() {}

    static List<String> of(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean open = false;
        char quote = 0;
        for (char c : line.strip().toCharArray()) {
            if (quote != 0) {
                if (c == quote) quote = 0;
                else word.append(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                open = true;
            } else if (c == ' ') {
                if (open || !word.isEmpty()) words.add(word.toString());
                word.setLength(0);
                open = false;
            } else {
                word.append(c);
            }
        }
        if (open || !word.isEmpty()) words.add(word.toString());
        return words;
    }
}
