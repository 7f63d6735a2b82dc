package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Terminal {
    private Terminal() {}
    public static Pty open() throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static void resize(int fd, int rows, int columns) throws IOException { throw new UnsupportedOperationException("not yet"); }
}
