package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class FileNodes {
    private FileNodes() {}
    public static void makeNode(Path path, int mode, int major, int minor) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void chown(Path path, int uid, int gid) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void chmod(Path path, int mode) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void setTimes(Path path, long seconds, int nanos) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void setXattr(Path path, String name, byte[] value) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static Optional<byte[]> getXattr(Path path, String name) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static List<String> listXattrs(Path path) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void syncFileSystem(Path path) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void hardLink(Path existing, Path link) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static Stat stat(Path path) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static int openInRoot(Path root, String relative, int flags, int mode) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static Path resolveInRoot(Path root, String path) throws IOException { throw new UnsupportedOperationException("not yet"); }
}
