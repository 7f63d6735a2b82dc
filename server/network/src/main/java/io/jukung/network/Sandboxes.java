package io.jukung.network;

import io.jukung.base.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Where containers get their network from: namespaces with an endpoint inside, and ports published on the host.
///
/// A sandbox's life: `create` makes it, whole or not at all; its facts are on disk before `create` returns. It outlives
/// the engine, which finds it again by `adopt`. `release` gives everything back. An id belongs to one run of one
/// container (it carries a generation), so that the clean-up of the last run never meets the next. Any thread may call;
/// calls for different ids run side by side.
public interface Sandboxes extends AutoCloseable {
    /// Who wants to start the container's supervisor while the sandbox is still being made.
    @FunctionalInterface
    interface Ready {
        /// @param sockets descriptors that the supervisor is to inherit
        void hold(List<Integer> sockets) throws IOException;
    }

    /// @param ready called once, as soon as the ports are taken; not if there is nothing to be made. What it throws ends the making
    /// @throws Problem.NotFound if there is no network of that name
    /// @throws Problem.Internal with Docker's words if a port is taken; nothing was acquired then
    Sandbox create(String id, SandboxRequest request, Ready ready) throws IOException;

    default Sandbox create(String id, SandboxRequest request) throws IOException {
        return create(id, request, _ -> { });
    }

    /// The supervisor of the container holds `heldSockets` now: the engine's own copies are closed. Unknown ids pass.
    void handedOver(String id);

    /// A sandbox that an earlier engine made: its facts are read back, its published ports are seen to, its relays
    /// listen again. Empty if there are no facts of it or the namespace is gone (as after a boot): then nothing is kept.
    Optional<Sandbox> adopt(String id) throws IOException;

    /// Gives namespace, address and ports back; what the kernel still has to take down, it does later.
    /// Releasing what is absent is no error: the wish is already granted.
    void release(String id) throws IOException;

    /// Ids of the sandboxes with facts on disk, adopted or not: what no container claims can be released.
    List<String> ids() throws IOException;

    /// The networks that stand: bridge, host, none.
    List<NetworkFacts> list();

    /// One of them by name, id or unique beginning of its id.
    Optional<NetworkFacts> find(String nameOrId);

    /// What the host does not give or had to be arranged, each in one sentence.
    List<String> warnings();

    /// Ends the relays. If no sandbox is left, links and firewall table go too, and the host is as it was before.
    @Override
    void close() throws IOException;
}
