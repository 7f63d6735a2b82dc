package io.jukung.network.bridge;

import io.jukung.kernel.Netlink;
import io.jukung.network.Sandbox;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the host has for all sandboxes together: bridge, firewall table, the two rules in a foreign chain.
/// Made when the first container needs it, mended when something of it has gone, removed when nobody needs it.
final class HostSide {
    private final BridgeSettings settings;
    private final SandboxFolder folder;
    private final BridgeLink link;
    private final Firewall firewall;
    private final ForwardPolicy forward;
    private Optional<Leases> leases = Optional.empty();
    private boolean laid;
    private List<String> warnings = List.of();

    HostSide(BridgeSettings settings, SandboxFolder folder) {
        this.settings = settings;
        this.folder = folder;
        this.link = new BridgeLink(settings);
        this.firewall = new Firewall(settings);
        this.forward = new ForwardPolicy(settings.bridge());
    }

    /// Sees to it that everything stands. The lock is held over it on purpose: nobody can go on before.
    synchronized void ensure() throws IOException {
        boolean made = link.ensure();
        if (!made && laid) return;
        link.tune();
        if (!laid) rememberWhatStands();
        firewall.lay(link.subnet());
        if (settings.firewall()) warnings = forward.arrange().stream().toList();
        laid = true;
    }

    /// The sandboxes of an earlier engine are in the new table from its first moment.
    private void rememberWhatStands() throws IOException {
        for (var id : folder.ids()) {
            folder.read(id).map(Facts::parse).ifPresent(f -> firewall.remember(id, Mapping.of(f.sandbox())));
        }
    }

    synchronized Leases leases() throws IOException {
        if (leases.isEmpty()) leases = Optional.of(new Leases(folder, link.subnet()));
        return leases.get();
    }

    Subnet subnet() throws IOException {
        return link.subnet();
    }

    int mtu() throws IOException {
        return link.mtu();
    }

    int bridgeIndex() throws IOException {
        try (var netlink = Netlink.open()) {
            return netlink.index(settings.bridge());
        }
    }

    void publish(Sandbox sandbox) throws IOException {
        firewall.publish(sandbox.id(), Mapping.of(sandbox), link.subnet());
    }

    void withdraw(String id) throws IOException {
        firewall.withdraw(id, link.subnet());
    }

    synchronized List<String> warnings() {
        return warnings;
    }

    synchronized void remove() throws IOException {
        boolean standing = laid || link.madeHere();
        if (standing && settings.firewall()) {
            firewall.remove();
            forward.remove();
        }
        link.remove();
        laid = false;
    }
}
