package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public record Pty(int master, Path slave) {}
