package io.jukung.kernel;

/// What the kernel knows of one node of a file system, the node being the link itself if it is one.
public record Stat(int mode, int uid, int gid, int nlink, long ino, long dev, long size, int rdevMajor, int rdevMinor, long mtimeSec, int mtimeNsec) {
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
