package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Sysctl {
    private Sysctl() {}
    public static void write(String key, String value) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static Optional<String> read(String key) throws IOException { throw new UnsupportedOperationException("not yet"); }
}
