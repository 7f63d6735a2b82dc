package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class ConsoleSocket implements AutoCloseable {
    private ConsoleSocket() {}
    public static ConsoleSocket listen(Path path) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public Path path() { throw new UnsupportedOperationException("not yet"); }
    public int accept() throws IOException, InterruptedException { throw new UnsupportedOperationException("not yet"); }
    public void close() { throw new UnsupportedOperationException("not yet"); }
}
