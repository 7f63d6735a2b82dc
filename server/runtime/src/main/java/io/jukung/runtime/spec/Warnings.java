package io.jukung.runtime.spec;

import java.util.ArrayList;
import java.util.List;

/// Collects what was lowered or left out while one spec is made, a sentence each. One thread.
final class Warnings {
    private final List<String> list = new ArrayList<>();

    void add(String sentence) {
        if (!list.contains(sentence)) list.add(sentence);
    }

    List<String> list() {
        return List.copyOf(list);
    }
}
