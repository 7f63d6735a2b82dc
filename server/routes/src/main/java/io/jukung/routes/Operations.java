package io.jukung.routes;

import io.jukung.base.Problem;
import io.jukung.gateway.Exchange;
import io.jukung.gateway.Handler;
import java.util.Arrays;
import java.util.List;

/// Every operation of the API, and how this engine answers it. The one place where that is written down.
public final class Operations {
    /// How an operation is answered: by doing it, by 501 until it can be done, or by 503 as a node outside a swarm does.
    public enum How { SERVED, LATER, SWARM }

    public record Operation(How how, String method, String path) {
        /// As the API's description writes it: `GET /images/{name}/json`.
        @Override
        public String toString() {
            return method + " " + path.replace(":.*", "");
        }
    }

    private static final String NO_MANAGER = "This node is not a swarm manager. Use \"docker swarm init\" or \"docker swarm join\" "
            + "to connect this node to swarm and try again.";

    /// In the order of the API's description, version 1.55.
    public static final List<Operation> ALL = read("""
            LATER  POST   /auth
            SERVED GET    /info
            SERVED GET    /version
            SERVED GET    /_ping
            SERVED HEAD   /_ping
            SERVED GET    /events
            SERVED GET    /system/df
            SERVED GET    /containers/json
            SERVED POST   /containers/create
            SERVED GET    /containers/{id}/json
            SERVED GET    /containers/{id}/top
            SERVED GET    /containers/{id}/logs
            SERVED GET    /containers/{id}/changes
            SERVED GET    /containers/{id}/export
            LATER  GET    /containers/{id}/stats
            SERVED POST   /containers/{id}/resize
            SERVED POST   /containers/{id}/start
            SERVED POST   /containers/{id}/stop
            SERVED POST   /containers/{id}/restart
            SERVED POST   /containers/{id}/kill
            LATER  POST   /containers/{id}/update
            SERVED POST   /containers/{id}/rename
            SERVED POST   /containers/{id}/pause
            SERVED POST   /containers/{id}/unpause
            SERVED POST   /containers/{id}/attach
            LATER  GET    /containers/{id}/attach/ws
            SERVED POST   /containers/{id}/wait
            SERVED DELETE /containers/{id}
            SERVED HEAD   /containers/{id}/archive
            SERVED GET    /containers/{id}/archive
            SERVED PUT    /containers/{id}/archive
            SERVED POST   /containers/prune
            SERVED POST   /containers/{id}/exec
            SERVED POST   /exec/{id}/start
            SERVED POST   /exec/{id}/resize
            SERVED GET    /exec/{id}/json
            SERVED GET    /images/json
            LATER  POST   /build
            LATER  POST   /build/prune
            SERVED POST   /images/create
            SERVED GET    /images/{name:.*}/json
            LATER  GET    /images/{name:.*}/attestations
            SERVED GET    /images/{name:.*}/history
            LATER  POST   /images/{name:.*}/push
            SERVED POST   /images/{name:.*}/tag
            SERVED DELETE /images/{name:.*}
            LATER  GET    /images/search
            SERVED POST   /images/prune
            LATER  POST   /commit
            LATER  GET    /images/{name:.*}/get
            LATER  GET    /images/get
            LATER  POST   /images/load
            SERVED GET    /volumes
            LATER  POST   /volumes/create
            SERVED GET    /volumes/{name}
            LATER  PUT    /volumes/{name}
            LATER  DELETE /volumes/{name}
            LATER  POST   /volumes/prune
            SERVED GET    /networks
            SERVED GET    /networks/{id}
            LATER  DELETE /networks/{id}
            LATER  POST   /networks/create
            LATER  POST   /networks/{id}/connect
            LATER  POST   /networks/{id}/disconnect
            LATER  POST   /networks/prune
            LATER  GET    /distribution/{name:.*}/json
            LATER  POST   /session
            SERVED GET    /plugins
            LATER  GET    /plugins/privileges
            LATER  POST   /plugins/pull
            SERVED GET    /plugins/{name:.*}/json
            LATER  DELETE /plugins/{name:.*}
            LATER  POST   /plugins/{name:.*}/enable
            LATER  POST   /plugins/{name:.*}/disable
            LATER  POST   /plugins/{name:.*}/upgrade
            LATER  POST   /plugins/create
            LATER  POST   /plugins/{name:.*}/push
            LATER  POST   /plugins/{name:.*}/set
            SWARM  GET    /swarm
            SWARM  POST   /swarm/init
            SWARM  POST   /swarm/join
            SWARM  POST   /swarm/leave
            SWARM  POST   /swarm/update
            SWARM  GET    /swarm/unlockkey
            SWARM  POST   /swarm/unlock
            SWARM  GET    /nodes
            SWARM  GET    /nodes/{id}
            SWARM  DELETE /nodes/{id}
            SWARM  POST   /nodes/{id}/update
            SWARM  GET    /services
            SWARM  POST   /services/create
            SWARM  GET    /services/{id}
            SWARM  DELETE /services/{id}
            SWARM  POST   /services/{id}/update
            SWARM  GET    /services/{id}/logs
            SWARM  GET    /tasks
            SWARM  GET    /tasks/{id}
            SWARM  GET    /tasks/{id}/logs
            SWARM  GET    /secrets
            SWARM  POST   /secrets/create
            SWARM  GET    /secrets/{id}
            SWARM  DELETE /secrets/{id}
            SWARM  POST   /secrets/{id}/update
            SWARM  GET    /configs
            SWARM  POST   /configs/create
            SWARM  GET    /configs/{id}
            SWARM  DELETE /configs/{id}
            SWARM  POST   /configs/{id}/update
            """);

    private Operations() {}

    private static List<Operation> read(String table) {
        return table.strip().lines().map(line -> {
            var words = Arrays.asList(line.strip().split(" +"));
            return new Operation(How.valueOf(words.get(0)), words.get(1), words.get(2));
        }).toList();
    }

    /// Registers what to say for the operations that are not served.
    static void registerOthers(Paths paths) {
        for (var operation : ALL) {
            switch (operation.how()) {
                case SERVED -> { }
                case LATER -> paths.on(operation.method(), operation.path(), new Later(operation));
                case SWARM -> paths.on(operation.method(), operation.path(), new NoManager());
            }
        }
    }

    /// Says that this engine cannot do it yet.
    record Later(Operation operation) implements Handler {
        @Override
        public void handle(Exchange exchange) {
            throw new Problem.NotServed("this engine does not serve " + operation + " yet",
                    "docs/operations.md lists what it serves; a newer Jukung may do this");
        }
    }

    /// Says what Docker says outside a swarm.
    record NoManager() implements Handler {
        @Override
        public void handle(Exchange exchange) {
            throw new Problem.Unavailable(NO_MANAGER);
        }
    }
}
