package io.jukung.routes;

import io.jukung.engine.Containers;
import io.jukung.image.ImagePuller;
import io.jukung.image.RootfsImporter;
import io.jukung.journal.Journal;
import io.jukung.network.Sandboxes;
import java.lang.reflect.Proxy;
import java.time.Instant;

/// What routes need, most of it refusing to do anything.
final class Parts {
    static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");

    private Parts() {}

    static RoutesParts with(Containers containers) {
        return new RoutesParts(containers, ContainerViewTest.noImages(), refusing(ImagePuller.class), refusing(RootfsImporter.class),
                refusing(Sandboxes.class), refusing(Journal.class), refusing(SystemFacts.class), () -> NOW);
    }

    static <T> T refusing(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
