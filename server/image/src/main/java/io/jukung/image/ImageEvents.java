package io.jukung.image;

/// Hears what happens to images, after it is on disk. Called on the thread that did it; should return soon.
public interface ImageEvents {
    ImageEvents NONE = (_, _, _) -> {};

    enum Action { PULL, TAG, UNTAG, DELETE, IMPORT, LOAD }

    /// @param name the name it was done by, or the id
    void happened(Action action, String name, Image image);
}
