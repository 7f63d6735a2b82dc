package io.jukung.network.bridge;

import io.jukung.base.Problem;
import io.jukung.network.BoundPort;
import io.jukung.network.PortRange;
import io.jukung.network.Protocol;
import io.jukung.network.PublishedPort;
import io.jukung.network.Sandbox;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Which host port is whose, in this engine; and the sockets that keep other programs from them.
///
/// One short lock guards the list of claims; sockets are bound while a port is claimed but outside that lock.
final class Ports {
    /// The range Docker takes free ports from.
    private static final PortRange FREE = new PortRange(32768, 60999);
    private static final InetAddress ANY4 = InetAddress.ofLiteral("0.0.0.0");
    private static final InetAddress ANY6 = InetAddress.ofLiteral("::");

    /// A port that a sandbox has; no address means all of them.
    private record Claim(Protocol protocol, Optional<InetAddress> address, int port, String id, String container) {
        boolean meets(Claim other) {
            if (protocol != other.protocol || port != other.port) return false;
            if (address.isEmpty() || other.address.isEmpty()) return true;
            var a = address.get();
            var b = other.address.get();
            if (a.getAddress().length != b.getAddress().length) return a.equals(ANY6) || b.equals(ANY6);
            return a.isAnyLocalAddress() || b.isAnyLocalAddress() || a.equals(b);
        }
    }

    /// Whom the ports are for, in the words errors use.
    record Wanting(String id, String container, String endpointId, InetAddress target) {}

    /// What one sandbox got.
    record Taken(List<BoundPort> ports, List<HeldPort> held) {}

    private final List<Claim> claims = new ArrayList<>();
    private final RandomGenerator random;
    private final boolean ipv6;

    Ports(RandomGenerator random, boolean ipv6) {
        this.random = random;
        this.ipv6 = ipv6;
    }

    /// All of them, or none and the reason.
    Taken take(Wanting wanting, List<PublishedPort> wishes) throws IOException {
        var taken = new Taken(new ArrayList<>(), new ArrayList<>());
        try {
            for (var wish : wishes) take(wanting, wish, taken);
            return taken;
        } catch (IOException | RuntimeException e) {
            for (var held : taken.held()) held.close();
            giveBack(wanting.id());
            throw e;
        }
    }

    /// Ports of a sandbox that stood before this engine: they are its own, whoever holds them now.
    synchronized void remember(Sandbox sandbox, String container) {
        for (var port : sandbox.ports()) {
            claims.add(new Claim(port.protocol(), Optional.of(port.hostAddress()), port.hostPort(), sandbox.id(), container));
        }
    }

    synchronized void giveBack(String id) {
        claims.removeIf(c -> c.id().equals(id));
    }

    private void take(Wanting wanting, PublishedPort wish, Taken taken) throws IOException {
        if (wish.protocol() == Protocol.SCTP) PortRefusal.sctpUnlessServed();
        var range = wish.hostPorts().orElse(FREE);
        int count = range.last() - range.first() + 1;
        int start = wish.hostPorts().isPresent() ? 0 : random.nextInt(count);
        Optional<Problem> refusal = Optional.empty();
        boolean ours = true;
        for (int i = 0; i < count; i++) {
            int port = range.first() + (start + i) % count;
            refusal = tryPort(wanting, wish, port, taken);
            if (refusal.isEmpty()) return;
            ours &= holds(wish.protocol(), port);
        }
        throw ours && count > 1 ? PortRefusal.exhausted(wanting, wish) : refusal.orElseThrow();
    }

    /// @return why not; empty if the port was taken
    private Optional<Problem> tryPort(Wanting wanting, PublishedPort wish, int port, Taken taken) throws IOException {
        var claim = new Claim(wish.protocol(), wish.hostAddress(), port, wanting.id(), wanting.container());
        var holder = claim(claim);
        if (holder.isPresent()) return Optional.of(PortRefusal.allocated(wanting, wish, port, holder.get().address(), holder.get().container()));
        try {
            if (wish.protocol() != Protocol.SCTP) taken.held().add(HeldPort.bind(wish.protocol(), socketAddress(wish, port), wish.hostAddress().isEmpty()));
        } catch (BindException e) {
            drop(claim);
            return Optional.of(PortRefusal.bind(wanting, wish, port, reason(e)));
        } catch (SocketException e) {
            drop(claim);
            throw PortRefusal.bind(wanting, wish, port, reason(e));
        }
        var address = wish.hostAddress();
        taken.ports().add(new BoundPort(wish.protocol(), wish.containerPort(), address.orElse(ANY4), port));
        if (address.isEmpty() && ipv6 && wish.protocol() == Protocol.TCP) taken.ports().add(new BoundPort(Protocol.TCP, wish.containerPort(), ANY6, port));
        return Optional.empty();
    }

    private synchronized Optional<Claim> claim(Claim wanted) {
        var holder = claims.stream().filter(wanted::meets).findFirst();
        if (holder.isEmpty()) claims.add(wanted);
        return holder;
    }

    private synchronized boolean holds(Protocol protocol, int port) {
        return claims.stream().anyMatch(claim -> claim.protocol() == protocol && claim.port() == port);
    }

    private synchronized void drop(Claim claim) {
        claims.remove(claim);
    }

    private static InetSocketAddress socketAddress(PublishedPort wish, int port) {
        return wish.hostAddress().map(a -> new InetSocketAddress(a, port)).orElseGet(() -> new InetSocketAddress(port));
    }

    private static String reason(SocketException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }

}
