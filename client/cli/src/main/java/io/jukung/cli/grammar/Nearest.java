package io.jukung.cli.grammar;

import java.util.List;
import java.util.Optional;

/// Finds what a mistyped word was most likely meant to be.
public final class Nearest {
    private static final int TOO_FAR = 3;

    private Nearest() {}

    /// The word of the list that is nearest: one it begins, or one that differs by two letters at most.
    public static Optional<String> to(String word, List<String> known) {
        var best = Optional.<String>empty();
        int least = TOO_FAR;
        for (var name : known) {
            int distance = !word.isEmpty() && name.startsWith(word) ? 1 : distance(word, name);
            if (distance >= least || distance >= name.length()) continue;
            least = distance;
            best = Optional.of(name);
        }
        return best;
    }

    /// Levenshtein's distance: how many letters must change.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
