package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.cli.table.Fields;
import java.util.ArrayList;
import java.util.List;

/// Why a container is in the state it is in, and what to try.
record Finding(String sentence, List<String> tries) {
    Finding {
        tries = List.copyOf(tries);
    }

    /// The engine's own finding, where it has one; else what its state alone tells.
    static Finding of(String name, JsonObject container) {
        var why = Fields.object(Fields.object(container, "Jukung"), "Why");
        var sentence = Fields.text(why, "Sentence");
        if (sentence.isEmpty()) return new StateReader(name, container).finding();
        var tries = new ArrayList<String>();
        for (var text : Fields.array(why, "Try")) tries.add(text.getAsString());
        return new Finding(sentence, tries);
    }
}
