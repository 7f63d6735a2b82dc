package io.jukung.routes;

import io.jukung.engine.Containers;
import io.jukung.image.ImagePuller;
import io.jukung.image.ImageStore;
import io.jukung.image.RootfsImporter;
import io.jukung.journal.Journal;
import io.jukung.network.Sandboxes;
import java.time.InstantSource;

/// What the routes serve.
public record RoutesParts(Containers containers, ImageStore images, ImagePuller puller, RootfsImporter importer,
        Sandboxes sandboxes, Journal journal, SystemFacts facts, InstantSource clock) {}
