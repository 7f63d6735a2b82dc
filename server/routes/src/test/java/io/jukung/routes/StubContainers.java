package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.Containers;
import io.jukung.network.Sandbox;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Containers that are looked at, and that refuse everything else.
final class StubContainers {
    private StubContainers() {}

    static Containers of(Optional<Sandbox> sandbox, ContainerRecord... records) {
        return (Containers) Proxy.newProxyInstance(StubContainers.class.getClassLoader(), new Class<?>[] {Containers.class}, (_, method, args) ->
                switch (method.getName()) {
                    case "all" -> List.of(records);
                    case "get" -> List.of(records).stream().filter(r -> r.id().equals(args[0]) || r.name().equals(args[0])).findFirst()
                            .orElseThrow(() -> new Problem.NotFound("No such container: " + args[0]));
                    case "sandbox" -> sandbox;
                    case "size" -> 12L;
                    case "upper" -> Path.of("/data/upper");
                    case "file" -> Path.of("/data/containers", ((ContainerRecord) args[0]).id(), String.valueOf(args[1]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
