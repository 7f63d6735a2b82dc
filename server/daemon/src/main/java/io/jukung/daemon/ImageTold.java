package io.jukung.daemon;

import io.jukung.image.Image;
import io.jukung.image.ImageEvents;
import io.jukung.journal.Event;
import io.jukung.journal.Journal;
import io.jukung.notation.Reference;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Tells the journal what happens to images, with the ids and names Docker's events carry: a pull is told by the reference,
/// everything else by the image's id, and only a new tag is told by its name.
record ImageTold(Journal journal, InstantSource clock) implements ImageEvents {
    @Override
    public void happened(Action action, String name, Image image) {
        // by the time an image is told as deleted, Docker has forgotten its labels
        var attributes = new LinkedHashMap<>(action == Action.DELETE ? Map.of() : image.config().config().labels());
        var id = image.id().toString();
        attributes.put("name", switch (action) {
            case PULL -> Reference.parse(name).familiarName();
            case TAG -> name;
            case UNTAG, DELETE, IMPORT, LOAD -> id;
        });
        journal.append(new Event(clock.instant(), "image", action.name().toLowerCase(Locale.ROOT), action == Action.PULL ? name : id, attributes));
    }
}
