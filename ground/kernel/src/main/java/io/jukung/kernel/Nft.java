package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public final class Nft {
    private Nft() {}
    public static void apply(String script) throws IOException { throw new UnsupportedOperationException("not yet"); }
    public static String list(String family, String table) throws IOException { throw new UnsupportedOperationException("not yet"); }
}
