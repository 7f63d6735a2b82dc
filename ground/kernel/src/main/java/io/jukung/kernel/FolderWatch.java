package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class FolderWatch implements AutoCloseable {
    private FolderWatch() {}
    public static FolderWatch open(Path folder) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public String next() throws IOException, InterruptedException { throw new UnsupportedOperationException("not yet"); }
    public void close() { throw new UnsupportedOperationException("not yet"); }
}
