package io.jukung.kernel;

import static io.jukung.kernel.NetlinkRequest.ACK;
import static io.jukung.kernel.NetlinkRequest.CREATE;
import static io.jukung.kernel.NetlinkRequest.DUMP;
import static io.jukung.kernel.NetlinkRequest.EXCLUSIVE;
import static io.jukung.kernel.NetlinkRequest.REPLACE;
import static io.jukung.kernel.NetlinkRequest.REQUEST;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Links, addresses and routes of one network namespace: that of the thread which opened this, whichever thread calls later.
/// Calls take turns. Deleting a link waits for the kernel to be done with it, some 30 ms: never do it in a hurry.
public final class Netlink implements AutoCloseable {
    /// `mac` as `02:42:…`, empty if the link has none; `type` as the kernel names it, such as `veth`, empty for real hardware.
    public record Link(int index, String name, String type, String mac, boolean up, int mtu, int master) {}

    public record Address(int index, InetAddress address, int prefix) {}

    /// A route of the main table; no destination is the default route.
    public record Route(Optional<InetAddress> destination, int prefix, Optional<InetAddress> gateway, int outIndex) {}

    private static final int NEWLINK = 16;
    private static final int DELLINK = 17;
    private static final int GETLINK = 18;
    private static final int SETLINK = 19;
    private static final int NEWADDR = 20;
    private static final int DELADDR = 21;
    private static final int GETADDR = 22;
    private static final int NEWROUTE = 24;
    private static final int GETROUTE = 26;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_MASTER = 10;
    private static final int IFLA_PROTINFO = 12;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_NET_NS_FD = 28;
    private static final int INFO_KIND = 1;
    private static final int INFO_DATA = 2;
    private static final int VETH_INFO_PEER = 1;
    private static final int BRPORT_MODE = 4;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;

    private static final int AF_BRIDGE = 7;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IFF_UP = 1;
    private static final int NODAD = 2;
    private static final int MAIN_TABLE = 254;
    private static final int LINK_PART = 16;
    private static final int ADDRESS_PART = 8;
    private static final int ROUTE_PART = 12;

    private final NetlinkSocket socket;

    private Netlink(NetlinkSocket socket) {
        this.socket = socket;
    }

    /// Opens it in the namespace of the calling thread; on a virtual thread, the engine's.
    public static Netlink open() throws IOException {
        return new Netlink(NetlinkSocket.open());
    }

    public void createBridge(String name, int mtu) throws IOException {
        tell("create bridge", name, NEWLINK, CREATE | EXCLUSIVE, m -> {
            m.link(0, 0, 0, 0).attribute(IFLA_IFNAME, name).attribute(IFLA_MTU, mtu);
            m.nest(IFLA_LINKINFO, () -> m.attribute(INFO_KIND, "bridge"));
        });
    }

    /// Makes a pair of links in one message: this end up and in the bridge `masterIndex` (0 is none), the other, still down,
    /// in the namespace at `peerNamespace` with the hardware address `peerMac` (empty: the kernel chooses).
    public void createVeth(String hostName, String peerName, int mtu, int masterIndex, Path peerNamespace, String peerMac) throws IOException {
        int namespace = Fd.open(peerNamespace, Fd.READ, 0);
        try {
            tell("create link", hostName, NEWLINK, CREATE | EXCLUSIVE, m -> {
                m.link(0, 0, IFF_UP, IFF_UP).attribute(IFLA_IFNAME, hostName).attribute(IFLA_MTU, mtu);
                if (masterIndex != 0) m.attribute(IFLA_MASTER, masterIndex);
                m.nest(IFLA_LINKINFO, () -> m.attribute(INFO_KIND, "veth").nest(INFO_DATA, () -> m.nest(VETH_INFO_PEER, () -> {
                    m.link(0, 0, 0, 0).attribute(IFLA_IFNAME, peerName).attribute(IFLA_MTU, mtu).attribute(IFLA_NET_NS_FD, namespace);
                    if (!peerMac.isEmpty()) m.attribute(IFLA_ADDRESS, hardware(peerMac));
                })));
            });
        } finally {
            Fd.close(namespace);
        }
    }

    /// The number of the link with this name, or -1.
    public int index(String name) throws IOException {
        try {
            var found = NativeThreads.io(() -> exchange(GETLINK, REQUEST | ACK, LINK_PART, m -> m.link(0, 0, 0, 0).attribute(IFLA_IFNAME, name), "find link", name));
            return found.isEmpty() ? -1 : found.getFirst().fixed().getInt(4);
        } catch (ErrnoException e) {
            if (e.is("ENODEV")) return -1;
            throw e;
        }
    }

    public void up(int index) throws IOException {
        tell("bring up", "link " + index, SETLINK, 0, m -> m.link(0, index, IFF_UP, IFF_UP));
    }

    public void down(int index) throws IOException {
        tell("bring down", "link " + index, SETLINK, 0, m -> m.link(0, index, 0, IFF_UP));
    }

    public void delete(int index) throws IOException {
        tell("delete", "link " + index, DELLINK, 0, m -> m.link(0, index, 0, 0));
    }

    /// Gives the link an address; it has it at once, version 6 too: no other is asked whether it is free.
    public void address(int index, InetAddress address, int prefix) throws IOException {
        tell("add address " + address.getHostAddress(), "link " + index, NEWADDR, CREATE | REPLACE, m -> addressPart(m, index, address, prefix));
    }

    public void removeAddress(int index, InetAddress address, int prefix) throws IOException {
        tell("remove address " + address.getHostAddress(), "link " + index, DELADDR, 0, m -> addressPart(m, index, address, prefix));
    }

    public void defaultRoute(InetAddress gateway) throws IOException {
        route(new Route(Optional.empty(), 0, Optional.of(gateway), 0));
    }

    /// Adds a route, in place of one to the same destination; an `outIndex` of 0 leaves the link to the kernel.
    public void route(Route route) throws IOException {
        var any = route.destination().or(route::gateway).orElseThrow(() -> new IllegalArgumentException("a route leads somewhere"));
        tell("add route via " + any.getHostAddress(), "", NEWROUTE, CREATE | REPLACE, m -> {
            int scope = route.gateway().isPresent() || any instanceof Inet6Address ? 0 : 253;
            m.bytes((byte) family(any), (byte) route.prefix(), (byte) 0, (byte) 0, (byte) MAIN_TABLE, (byte) 4, (byte) scope, (byte) 1).number(0);
            route.destination().ifPresent(d -> m.attribute(RTA_DST, d.getAddress()));
            route.gateway().ifPresent(g -> m.attribute(RTA_GATEWAY, g.getAddress()));
            if (route.outIndex() != 0) m.attribute(RTA_OIF, route.outIndex());
        });
    }

    public void rename(int index, String name) throws IOException {
        tell("rename to " + name, "link " + index, SETLINK, 0, m -> m.link(0, index, 0, 0).attribute(IFLA_IFNAME, name));
    }

    public void mac(int index, String mac) throws IOException {
        tell("set address " + mac, "link " + index, SETLINK, 0, m -> m.link(0, index, 0, 0).attribute(IFLA_ADDRESS, hardware(mac)));
    }

    public void mtu(int index, int mtu) throws IOException {
        tell("set mtu " + mtu, "link " + index, SETLINK, 0, m -> m.link(0, index, 0, 0).attribute(IFLA_MTU, mtu));
    }

    /// Puts the link into a bridge; 0 takes it out.
    public void master(int index, int bridge) throws IOException {
        tell("join bridge " + bridge, "link " + index, SETLINK, 0, m -> m.link(0, index, 0, 0).attribute(IFLA_MASTER, bridge));
    }

    /// Whether the bridge sends frames back out of the port they came in by.
    public void hairpin(int index, boolean on) throws IOException {
        tell("set hairpin", "link " + index, SETLINK, 0, m -> m.link(AF_BRIDGE, index, 0, 0)
                .nest(IFLA_PROTINFO, () -> m.attribute(BRPORT_MODE, new byte[] {(byte) (on ? 1 : 0)})));
    }

    public List<Link> links() throws IOException {
        return ask(GETLINK, LINK_PART, m -> m.link(0, 0, 0, 0)).stream()
                .map(r -> new Link(r.fixed().getInt(4), r.text(IFLA_IFNAME), r.inside(IFLA_LINKINFO).text(INFO_KIND), r.mac(IFLA_ADDRESS),
                        (r.fixed().getInt(8) & IFF_UP) != 0, r.number(IFLA_MTU), r.number(IFLA_MASTER)))
                .toList();
    }

    public List<Address> addresses() throws IOException {
        var addresses = new ArrayList<Address>();
        for (var reply : ask(GETADDR, ADDRESS_PART, m -> m.bytes(new byte[ADDRESS_PART]))) {
            var local = reply.address(reply.has(IFA_LOCAL) ? IFA_LOCAL : IFA_ADDRESS);
            local.ifPresent(a -> addresses.add(new Address(reply.fixed().getInt(4), a, Byte.toUnsignedInt(reply.fixed().get(1)))));
        }
        return List.copyOf(addresses);
    }

    public List<Route> routes() throws IOException {
        var routes = new ArrayList<Route>();
        for (var reply : ask(GETROUTE, ROUTE_PART, m -> m.bytes(new byte[ROUTE_PART]))) {
            if (Byte.toUnsignedInt(reply.fixed().get(4)) != MAIN_TABLE) continue;
            routes.add(new Route(reply.address(RTA_DST), Byte.toUnsignedInt(reply.fixed().get(1)), reply.address(RTA_GATEWAY), reply.number(RTA_OIF)));
        }
        return List.copyOf(routes);
    }

    @Override
    public synchronized void close() {
        socket.close();
    }

    /// What writes a message, behind its header.
    private interface Content {
        void write(NetlinkRequest message);
    }

    private void tell(String what, String object, int type, int flags, Content content) throws IOException {
        NativeThreads.io(() -> exchange(type, REQUEST | ACK | flags, LINK_PART, content, what, object));
    }

    private List<NetlinkReply> ask(int type, int fixedLength, Content content) throws IOException {
        return NativeThreads.io(() -> exchange(type, REQUEST | DUMP, fixedLength, content, "list", "netlink"));
    }

    private synchronized List<NetlinkReply> exchange(int type, int flags, int fixedLength, Content content, String what, String object) throws IOException {
        var message = new NetlinkRequest(type, flags, socket.nextSequence());
        content.write(message);
        return socket.exchange(message.finish(), fixedLength, what, object);
    }

    private static void addressPart(NetlinkRequest m, int index, InetAddress address, int prefix) {
        int flags = address instanceof Inet6Address ? NODAD : 0;
        m.bytes((byte) family(address), (byte) prefix, (byte) flags, (byte) 0).number(index);
        m.attribute(IFA_LOCAL, address.getAddress()).attribute(IFA_ADDRESS, address.getAddress());
    }

    private static int family(InetAddress address) {
        return address instanceof Inet6Address ? AF_INET6 : AF_INET;
    }

    private static byte[] hardware(String mac) {
        return HexFormat.ofDelimiter(":").parseHex(mac);
    }
}
