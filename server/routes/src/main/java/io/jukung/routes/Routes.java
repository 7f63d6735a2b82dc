package io.jukung.routes;

import io.jukung.gateway.Router;

/// Gives a router all operations of the API.
public final class Routes {
    private Routes() {}

    /// Registers every operation of the API: those that are served, and for the others what to say instead.
    public static void register(Router router, RoutesParts parts) {
        var paths = new Paths(router);
        registerServed(paths, parts);
        Operations.registerOthers(paths);
    }

    static void registerServed(Paths paths, RoutesParts parts) {
        new SystemRoutes(parts).register(paths);
        new EventRoutes(parts.journal(), parts.clock()).register(paths);
        new ContainerRoutes(parts).register(paths);
        new ListRoutes(parts).register(paths);
        new LogRoutes(parts.containers()).register(paths);
        new AttachRoutes(parts.containers()).register(paths);
        new WaitRoutes(parts.containers()).register(paths);
        new TopRoutes(parts.containers()).register(paths);
        new FileRoutes(parts.containers()).register(paths);
        new ExecRoutes(parts.containers()).register(paths);
        new ImageRoutes(parts).register(paths);
        new PullRoutes(parts).register(paths);
        new NetworkRoutes(parts.sandboxes(), parts.containers()).register(paths);
    }
}
