package io.jukung.kernel;

/// What the kernel knows of one node of a file system, the node being the link itself if it is one.
public record Stat(int mode, int uid, int gid, int nlink, long ino, long dev, long size, int rdevMajor, int rdevMinor, long mtimeSec, int mtimeNsec) {
    /// Of what `NodeCalls.stat` fills.
    static Stat of(long[] f) {
        return new Stat((int) f[0], (int) f[1], (int) f[2], (int) f[3], f[4], f[5], f[6], (int) f[7], (int) f[8], f[9], (int) f[10]);
    }

    public boolean isFolder() {
        return (mode & 0170000) == 0040000;
    }

    public boolean isLink() {
        return (mode & 0170000) == 0120000;
    }

    public boolean isFile() {
        return (mode & 0170000) == 0100000;
    }
}
