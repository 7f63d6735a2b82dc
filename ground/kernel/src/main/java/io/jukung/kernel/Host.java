package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Host {
    private Host() {}
    public record Limit(long soft, long hard) {}
    public static int euid() { throw new UnsupportedOperationException("not yet"); }
    public static long capabilityBounding() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static long capabilityEffective() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static Limit rlimit(int resource) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static int oomScoreAdj() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static String kernelRelease() { throw new UnsupportedOperationException("not yet"); }
    public static String machine() { throw new UnsupportedOperationException("not yet"); }
    public static long memoryTotal() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void kill(long pid, int signal) throws IOException { throw new UnsupportedOperationException("not yet"); }
}
