package io.jukung.kernel;

import java.io.*;
import java.net.*;
import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;

public record Stat(int mode, int uid, int gid, int nlink, long ino, long dev, long size, int rdevMajor, int rdevMinor, long mtimeSec, int mtimeNsec) {}
