package io.jukung.routes;

import io.jukung.api.Wire;
import io.jukung.engine.ContainerRecord;
import io.jukung.engine.ContainerState;
import io.jukung.engine.watch.Listening;
import io.jukung.engine.watch.Why;
import io.jukung.network.Sandbox;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What inspect adds for who asks `why=1`: the field `Jukung`, which Docker's answer does not have.
final class WhyView {
    private WhyView() {}

    static ObjectNode json(ContainerRecord container, Optional<Sandbox> sandbox) {
        var why = Why.of(container);
        var view = Wire.object();
        var told = view.putObject("Why").put("Cause", why.cause()).put("Sentence", why.sentence());
        why.tries().forEach(told.putArray("Try")::add);
        var ports = view.putArray("Ports");
        if (container.state() instanceof ContainerState.Running(var pid, _)) {
            var listening = Listening.in(pid);
            var seen = new HashSet<String>();
            for (var port : sandbox.map(Sandbox::ports).orElse(List.of())) {
                if (!seen.add(port.key() + port.hostPort())) continue;
                listening.about(port, container.name()).ifPresent(f -> ports.addObject().put("Port", port.key()).put("HostPort", String.valueOf(port.hostPort()))
                        .put("Finding", f.finding()).put("Sentence", f.sentence()));
            }
        }
        return view;
    }

}
