package io.jukung.scenarios.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which id of the engine asked now stands for which id of the recording. Learnt at the fields that are listed as ids.
final class Ids {
    private static final Pattern HEX = Pattern.compile("\\b[0-9a-f]{12,64}\\b");
    private static final int SHORT = 12;

    private final Map<String, String> known = new HashMap<>();

    /// Pairs the ids in two texts of one shape, such as `sha256:HEX`.
    ///
    /// @return false if an id of the recording stood for another one before, or the texts are not of one shape
    boolean learn(String recorded, String now) {
        var before = HEX.matcher(recorded);
        var after = HEX.matcher(now);
        while (before.find()) {
            if (!after.find() || before.group().length() != after.group().length()) return false;
            if (!teach(before.group(), after.group())) return false;
        }
        return !after.find() && translate(recorded).equals(now);
    }

    private boolean teach(String recorded, String now) {
        var meant = Optional.ofNullable(known.get(recorded));
        if (meant.isPresent()) return meant.get().equals(now);
        known.put(recorded, now);
        if (recorded.length() > SHORT) known.put(recorded.substring(0, SHORT), now.substring(0, SHORT));
        return true;
    }

    /// A text of the recording as the engine asked now would say it.
    String translate(String recorded) {
        return HEX.matcher(recorded).replaceAll(match -> known.getOrDefault(match.group(), match.group()));
    }
}
