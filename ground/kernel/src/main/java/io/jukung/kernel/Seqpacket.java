package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Seqpacket implements AutoCloseable {
    private Seqpacket() {}
    public static Seqpacket connect(Path socket) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public int read(byte[] buffer) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void write(byte[] bytes, int offset, int length) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void shutdownWrite() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public void close() { throw new UnsupportedOperationException("not yet"); }
}
