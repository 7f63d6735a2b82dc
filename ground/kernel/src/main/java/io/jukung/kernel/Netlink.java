package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Netlink implements AutoCloseable {
    private Netlink() {}
    public record Link(int index, String name, String type, String mac, boolean up, int mtu, int master) {}
    public record Address(int index, InetAddress address, int prefix) {}
    public record Route(Optional<InetAddress> destination, int prefix, Optional<InetAddress> gateway, int outIndex) {}
    public static Netlink open() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void createBridge(String name, int mtu) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void createVeth(String hostName, String peerName, int mtu, int masterIndex, Path peerNamespace, String peerMac) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public int index(String name) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void up(int index) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void down(int index) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void delete(int index) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void address(int index, InetAddress address, int prefix) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void removeAddress(int index, InetAddress address, int prefix) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void defaultRoute(InetAddress gateway) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void rename(int index, String name) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void mac(int index, String mac) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void hairpin(int index, boolean on) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public List<Link> links() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public List<Address> addresses() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public List<Route> routes() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void mtu(int index, int mtu) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void close() { throw new UnsupportedOperationException("not yet"); }
}
